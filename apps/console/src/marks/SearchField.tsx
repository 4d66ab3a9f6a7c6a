import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { useWords } from '../language/useWords.js';

interface SearchFieldProps {
  readonly words: string;
  readonly value: string;
  readonly className?: string;
  readonly suffix?: ReactNode;
  readonly ref?: Ref<InputRef>;
  readonly onType: (text: string) => void;
}

/** Where one types to find something; Escape leaves it, so that the keys of the screen work again. */
export function SearchField({ words, value, className, suffix, ref, onType }: SearchFieldProps) {
  const { clearText } = useWords();
  return (
    <Input
      ref={ref}
      className={className}
      prefix={<SearchOutlined aria-hidden="true" />}
      suffix={suffix}
      placeholder={words}
      aria-label={words}
      value={value}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label={clearText} /> }}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
