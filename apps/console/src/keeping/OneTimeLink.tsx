import { Button } from 'antd';
import { useState } from 'react';
import type { WishAnswer } from '../api/accountCalls.js';
import { useKeepingWords } from './keepingWords.js';

interface OneTimeLinkProps {
  readonly answer: WishAnswer;
  readonly name: string;
  readonly onClose: () => void;
}

/** The link for an account's owner, shown this once; or that a second person has to agree first. */
export function OneTimeLink({ answer, name, onClose }: OneTimeLinkProps) {
  const { link: words, proposed } = useKeepingWords();
  const [isCopied, setCopied] = useState(false);
  const { link } = answer;
  const copy = () => {
    navigator.clipboard.writeText(link ?? '').then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="plain-form">
      {link ? (
        <>
          <h2>{words.title}</h2>
          <p>{words.hint(name)}</p>
          <code className="set-up-key keeping-link">{link}</code>
        </>
      ) : (
        <p>{proposed}</p>
      )}
      <div className="plain-acts">
        {link && <Button onClick={copy}>{isCopied ? words.copied : words.copy}</Button>}
        <Button type="primary" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </div>
  );
}
