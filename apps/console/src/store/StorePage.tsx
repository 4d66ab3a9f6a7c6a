import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { checkFileAgain, readEvidenceStore } from '../api/calls.js';
import type { EvidenceStore, TroubledFile } from '../api/shapes.js';
import { sizeWords } from '../case/EvidenceList.js';
import { useEvidenceWords } from '../language/evidenceWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import './store.css';

/** The evidence store for whoever runs the system: how full, how safe, and which files need somebody. */
export function StorePage() {
  const { store: words } = useEvidenceWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['evidence-store'],
    queryFn: ({ signal }) => readEvidenceStore(signal),
    refetchInterval: 30_000,
  });
  if (error && !data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="store" paragraph={{ rows: 8 }} />;
  return (
    <Page title={words.title} className="store">
      <StoreFigures store={data} />
      <h2>{words.troubles}</h2>
      {data.troubled.length === 0 ? (
        <EmptyNote title={words.none} hint={words.noneHint} />
      ) : (
        <ul className="store-troubles">
          {data.troubled.map((file) => (
            <Trouble key={file.id} file={file} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function StoreFigures({ store }: { readonly store: EvidenceStore }) {
  const { store: words } = useEvidenceWords();
  const language = useLanguage();
  const used = sizeWords(store.bytes);
  const policy = store.scanner === 'none' ? `，${store.isOpenUnscanned ? words.open : words.shut}` : '';
  const oldest = !store.oldestCheckAt
    ? store.bytes === 0
      ? words.nothingYet
      : words.never
    : instantWords(store.oldestCheckAt, language);
  const figures = [
    [words.bytes, store.quotaBytes ? words.ofQuota(used, sizeWords(store.quotaBytes)) : words.noQuota(used)],
    [words.place, words.kinds[store.kind]],
    [words.scanner, words.scanners[store.scanner] + (language === 'en' ? policy.replace('，', ', ') : policy)],
    [words.waiting, String(store.waiting)],
    [words.oldest, oldest],
  ] as const;
  return (
    <dl className="store-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Trouble({ file }: { readonly file: TroubledFile }) {
  const { store: words } = useEvidenceWords();
  const language = useLanguage();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => checkFileAgain(file.id) });
  return (
    <li>
      <div>
        <p>
          <strong className="store-fault">{words.faults[file.fault]}</strong>
          {file.finding && <span> · {file.finding}</span>}
        </p>
        <p className="part-note figures">
          {words.columns.case} {file.caseNo} · {sizeWords(file.size)} · {words.columns.received}{' '}
          {instantWords(file.receivedAt, language)}
          {file.checkedAt && ` · ${words.columns.checked} ${instantWords(file.checkedAt, language)}`}
        </p>
        <p className="part-note">
          {words.columns.file} <code>{file.id}</code>
        </p>
        <p className="part-note">{words.advice[file.fault]}</p>
        {error && <FailureNote error={error} onRetry={() => mutate()} />}
      </div>
      <Button size="small" loading={isPending} disabled={isSuccess} onClick={() => mutate()}>
        {isSuccess ? words.asked : words.again}
      </Button>
    </li>
  );
}
