import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { giveUpUpload, readUnfinished } from '../../api/calls.js';
import type { Unfinished } from '../../api/types.js';
import { instantInWords } from '../../days.js';
import { words } from '../../words/index.js';
import type { Outgoing } from './outgoing.js';
import { sizeInWords } from './upload.js';

/** What was begun and never came to its end: the same file, chosen again, goes on where it stopped. */
export function UnfinishedFiles({ files, onGiveUp }: { files: readonly Unfinished[]; onGiveUp: (id: string) => void }) {
  const { evidence } = words.value;
  return (
    <div class="unfinished">
      <h3>{evidence.unfinished}</h3>
      <p class="small">{evidence.unfinishedNote}</p>
      <ul class="files">
        {files.map(({ id, name, size, offset, expiresAt }) => (
          <li key={id}>
            <p class="file-name">{name}</p>
            <progress max={size} value={offset} aria-label={name} />
            <p class="small muted">
              {evidence.percent(String(Math.floor((offset / size) * 100)))} · {sizeInWords(size)} ·{' '}
              {evidence.keptUntil(instantInWords(expiresAt))}
            </p>
            <div class="button-row">
              <label for="evidence-files" class="button">
                {evidence.pickAgain}
              </label>
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  onGiveUp(id);
                }}
              >
                {evidence.remove}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Uploads of this case that were begun before, here or on another device. */
export function useUnfinished(
  { caseNo, token, open }: { caseNo: string; token: string | null; open: () => Promise<string | null> },
  outgoing: readonly Outgoing[],
) {
  const unfinished = useSignal<readonly Unfinished[]>([]);
  const count = outgoing.length;
  useEffect(() => {
    if (token === null) return;
    void readUnfinished(caseNo, token).then((answer) => {
      if (answer.ok) unfinished.value = answer.value;
    });
  }, [caseNo, token, count, unfinished]);
  const giveUp = async (id: string) => {
    unfinished.value = unfinished.value.filter((one) => one.id !== id);
    const now = await open();
    if (now !== null) await giveUpUpload(caseNo, now, id);
  };
  const isOnItsWay = ({ name, size }: Unfinished) =>
    outgoing.some(({ file }) => file.name === name && file.size === size);
  return { unfinished: unfinished.value.filter((one) => !isOnItsWay(one)), giveUp };
}
