import { Button, Checkbox, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { SearchField } from '../marks/SearchField.js';
import { useKeys } from '../workspace/keys.js';
import { hasFilter, questionOf, withFilter, withoutFilters } from './question.js';

/** Narrowing the list. Every choice goes into the address at once; typed text when the typing pauses. */
export function Filters() {
  const [address, setAddress] = useSearchParams();
  const { list } = useWords();
  const question = questionOf(address);
  const set = (name: 'urgent', value: string) => setAddress(withFilter(address, name, value), { replace: true });
  return (
    <div className="filters" role="search">
      <TextFilter />
      <CodeFilter name="status" kind="status" placeholder={list.status_} />
      <CodeFilter name="ipType" kind="ipType" placeholder={list.type} />
      <Checkbox checked={question.urgent === true} onChange={(event) => set('urgent', event.target.checked ? '1' : '')}>
        {list.urgent}
      </Checkbox>
      {hasFilter(question) && (
        <Button type="link" size="small" onClick={() => setAddress(withoutFilters(address), { replace: true })}>
          {list.clear}
        </Button>
      )}
    </div>
  );
}

interface CodeFilterProps {
  readonly name: 'status' | 'ipType';
  readonly kind: 'status' | 'ipType';
  readonly placeholder: string;
}

function CodeFilter({ name, kind, placeholder }: CodeFilterProps) {
  const [address, setAddress] = useSearchParams();
  const label = useLabels();
  return (
    <Select
      className="filters-code"
      value={address.get(name)}
      placeholder={placeholder}
      aria-label={placeholder}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={codesOf(kind).map((code) => ({ value: code, label: label(kind, code) }))}
      onChange={(value: string | undefined) => setAddress(withFilter(address, name, value ?? ''), { replace: true })}
    />
  );
}

const PAUSE_MS = 350;

function TextFilter() {
  const [address, setAddress] = useSearchParams();
  const { list } = useWords();
  const inAddress = address.get('q') ?? '';
  const [text, setText] = useState(inAddress);
  const field = useRef<InputRef>(null);
  useEffect(() => setText(inAddress), [inAddress]);
  useEffect(() => {
    if (text.trim() === inAddress) return undefined;
    const pause = setTimeout(() => setAddress((now) => withFilter(now, 'q', text), { replace: true }), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, inAddress, setAddress]);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    },
  });
  return (
    <SearchField
      ref={field}
      className="filters-text"
      words={list.search}
      suffix={text === '' ? <kbd>/</kbd> : undefined}
      value={text}
      onType={setText}
    />
  );
}
