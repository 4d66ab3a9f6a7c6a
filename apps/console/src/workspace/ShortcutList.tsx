import { useState } from 'react';
import { useWords } from '../language/useWords.js';
import { Dialog } from './Dialog.js';
import { useKeys } from './keys.js';

/** `?` tells which keys there are. */
export function ShortcutList() {
  const { frame, keys } = useWords();
  const [isOpen, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const rows: [string, string][] = [
    ['j', keys.next],
    ['k', keys.previous],
    ['Enter', keys.open],
    ['/', keys.search],
    ['a', keys.act],
    ['u', keys.back],
    ['?', keys.this],
  ];
  return (
    <Dialog isOpen={isOpen} title={frame.shortcuts} className="shortcut-list" onClose={() => setOpen(false)}>
      <h2>{frame.shortcuts}</h2>
      <dl className="shortcuts">
        {rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
