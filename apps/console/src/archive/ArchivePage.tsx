import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ArchiveFile, type ArchiveView, listArchive, packageAddress } from '../api/archiveCalls.js';
import { useArchiveWords } from '../language/archiveWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { SearchField } from '../marks/SearchField.js';
import { dayWords, instantWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import { type Deed, DeedForm } from './DeedForm.js';
import { DestructionLists } from './DestructionLists.js';
import './archive.css';

const VIEWS: readonly ArchiveView[] = ['kept', 'due', 'held', 'destroyed'];
type Shown = ArchiveView | 'lists';

/** The archive: how long files are kept, what holds them, and their end. */
export function ArchivePage() {
  const words = useArchiveWords();
  const [shown, setShown] = useState<Shown>('kept');
  const [deed, setDeed] = useState<Deed | null>(null);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      head={
        <Segmented
          value={shown}
          options={[
            ...VIEWS.map((value) => ({ value: value, label: words.views[value] })),
            { value: 'lists' as Shown, label: words.lists },
          ]}
          onChange={setShown}
        />
      }
      className="archive"
    >
      {shown === 'lists' ? <DestructionLists onDeed={setDeed} /> : <Files key={shown} view={shown} onDeed={setDeed} />}
      <DeedForm deed={deed} onClose={() => setDeed(null)} />
    </Page>
  );
}

interface FilesProps {
  readonly view: ArchiveView;
  readonly onDeed: (deed: Deed) => void;
}

function Files({ view, onDeed }: FilesProps) {
  const words = useArchiveWords();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const files = useQuery({
    queryKey: ['archive', view, q],
    queryFn: ({ signal }) => listArchive(view, q.trim(), signal),
    placeholderData: (before) => before,
  });
  const rows = files.data ?? [];
  const choose = (caseNo: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, caseNo] : chosen.filter((one) => one !== caseNo));
  return (
    <>
      <div className="archive-tools">
        <SearchField className="archive-find" words={words.find} value={q} onType={setQ} />
        {view === 'due' && (
          <Button
            danger
            disabled={chosen.length === 0}
            onClick={() => onDeed({ kind: 'propose', caseNos: chosen, onDone: () => setChosen([]) })}
          >
            {words.propose(chosen.length)}
          </Button>
        )}
      </div>
      {files.isPending && <Skeleton active />}
      {files.isError && <FailureNote error={files.error} onRetry={() => void files.refetch()} />}
      {files.isSuccess && rows.length === 0 && <EmptyNote title={words.none[view]} hint={words.noneHint} />}
      {rows.length > 0 && (
        <ul className="archive-files">
          {rows.map((file) => (
            <li key={file.caseNo}>
              {view === 'due' && (
                <Checkbox
                  aria-label={words.select(file.caseNo)}
                  checked={chosen.includes(file.caseNo)}
                  onChange={({ target }) => choose(file.caseNo, target.checked)}
                />
              )}
              <FileLine file={file} onDeed={onDeed} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FileLine({ file, onDeed }: { readonly file: ArchiveFile; readonly onDeed: (deed: Deed) => void }) {
  const words = useArchiveWords();
  const language = useLanguage();
  const { caseNo, heldAt, destroyedAt, retainedUntil } = file;
  return (
    <div className="archive-file">
      <div>
        <Link className="figures archive-no" to={`/cases/${caseNo}`}>
          {caseNo}
        </Link>
        <span className="archive-class">{words.retention[file.retention]}</span>
        {heldAt && <span className="archive-held">{words.held(dayWords(heldAt.slice(0, 10), language))}</span>}
      </div>
      <p className="archive-meta">
        <span>{file.institutionName ?? words.desk}</span>
        <span className="figures">
          {words.closedOn} {dayWords(file.closedOn, language)}
        </span>
        <span className="figures">
          {retainedUntil ? words.until(dayWords(retainedUntil, language)) : words.forEver}
        </span>
      </p>
      {(file.holdReason ?? file.retentionReason) && (
        <p className="archive-reason">{file.holdReason ?? file.retentionReason}</p>
      )}
      {destroyedAt ? (
        <p className="archive-reason">{words.destroyed(instantWords(destroyedAt, language))}</p>
      ) : (
        <div className="archive-acts">
          <Button size="small" onClick={() => onDeed({ kind: 'retention', caseNo, retention: file.retention })}>
            {words.change}
          </Button>
          {heldAt ? (
            <Button
              size="small"
              disabled={file.heldByMe}
              title={file.heldByMe ? words.liftOther : undefined}
              onClick={() => onDeed({ kind: 'lift', caseNo })}
            >
              {file.heldByMe ? words.liftOther : words.lift}
            </Button>
          ) : (
            <Button size="small" onClick={() => onDeed({ kind: 'hold', caseNo })}>
              {words.hold}
            </Button>
          )}
          <Button size="small" href={packageAddress(caseNo)} download>
            {words.package}
          </Button>
        </div>
      )}
    </div>
  );
}
