import { useState } from 'react';
import { useAccountWords } from './accountWords.js';

/** The codes on paper, for the only time that they are shown. */
export function Codes({ codes }: { readonly codes: readonly string[] }) {
  const { recovery } = useAccountWords();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="codes">
      <p>{recovery.once}</p>
      <ol className="codes-list figures">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button type="button" className="codes-copy" onClick={copy}>
        {isCopied ? recovery.copied : recovery.copy}
      </button>
    </div>
  );
}
