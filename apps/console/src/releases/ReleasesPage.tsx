import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { asProblem } from '../api/problem.js';
import {
  beginRelease,
  listReleases,
  readCurrentDirectory,
  readCurrentPolicy,
  type ReleaseKind,
  type ReleaseSummary,
} from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { EmptyNote, failureWords, FailureNote } from '../marks/notes.js';
import { dayWords, instantWords } from '../time/words.js';
import { Dialog } from '../workspace/Dialog.js';
import { useSignedIn } from '../workspace/me.js';
import { Page } from '../workspace/Page.js';
import { PhaseMark } from './PhaseMark.js';
import './releases.css';

/** Every change of directory and policy that was ever begun, and what is in force. */
export function ReleasesPage() {
  const words = useReleaseWords();
  const { me } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const kind: ReleaseKind = search.get('kind') === 'policy' ? 'policy' : 'directory';
  const [isBeginning, setBeginning] = useState(false);
  const releases = useQuery({ queryKey: ['releases', kind], queryFn: ({ signal }) => listReleases(kind, signal) });
  const mayWrite = me.role === 'national_coordinator';
  return (
    <Page
      title={words.title}
      className="releases"
      head={
        <Segmented
          value={kind}
          options={(['directory', 'policy'] as const).map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(value) => setSearch({ kind: value })}
        />
      }
      tools={
        mayWrite && (
          <Button type="primary" onClick={() => setBeginning(true)}>
            {words.list.begin}
          </Button>
        )
      }
    >
      <InForce kind={kind} />
      {!mayWrite && <p className="releases-note">{words.list.onlyNational}</p>}
      {releases.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : releases.data ? (
        <ReleaseList rows={releases.data} />
      ) : (
        <FailureNote error={releases.error} onRetry={() => void releases.refetch()} />
      )}
      <Dialog
        isOpen={isBeginning}
        title={words.list.begin}
        className="release-dialog"
        onClose={() => setBeginning(false)}
      >
        <BeginForm kind={kind} onCancel={() => setBeginning(false)} />
      </Dialog>
    </Page>
  );
}

function InForce({ kind }: { readonly kind: ReleaseKind }) {
  const { list } = useReleaseWords();
  const language = useLanguage();
  const current = useQuery({
    queryKey: [kind, 'current', 'version'],
    queryFn: async ({ signal }) => {
      const { version, validFrom } =
        kind === 'directory' ? await readCurrentDirectory(signal) : await readCurrentPolicy(signal);
      return { version, validFrom };
    },
  });
  if (!current.data) return null;
  const { version, validFrom } = current.data;
  return (
    <p className="releases-current">
      <span>{list.inForce}</span> <strong className="figures">{version}</strong>{' '}
      <span>{validFrom ? list.since(dayWords(validFrom, language)) : list.shipped}</span>
    </p>
  );
}

function ReleaseList({ rows }: { readonly rows: readonly ReleaseSummary[] }) {
  const { list } = useReleaseWords();
  if (rows.length === 0) return <EmptyNote title={list.none} hint={list.noneHint} />;
  return (
    <ul className="release-list">
      {rows.map((release) => (
        <ReleaseLine key={release.id} release={release} />
      ))}
    </ul>
  );
}

function ReleaseLine({ release }: { readonly release: ReleaseSummary }) {
  const { list } = useReleaseWords();
  const language = useLanguage();
  const { phase, isSound, shadowSince, effectiveOn, approvedBy, editors, editedAt } = release;
  return (
    <li>
      <Link to={`/releases/${release.kind}/${release.id}`}>
        <span className="release-line-head">
          <strong>{release.title}</strong>
          <PhaseMark phase={phase} />
        </span>
        <span className="release-line-facts">
          <span>{list.edited(editors.join('、'), instantWords(editedAt, language))}</span>
          {approvedBy && <span>{list.approved(approvedBy)}</span>}
          {effectiveOn && <span>{list.effective(dayWords(effectiveOn, language))}</span>}
          {phase === 'draft' && (
            <span className={isSound === false ? 'is-bad' : isSound ? 'is-good' : ''}>
              {isSound === null ? list.unproved : isSound ? list.sound : list.unsound}
            </span>
          )}
          {shadowSince && <span className="is-good">{list.shadow}</span>}
        </span>
      </Link>
    </li>
  );
}

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function BeginForm({ kind, onCancel }: { readonly kind: ReleaseKind; readonly onCancel: () => void }) {
  const words = useReleaseWords();
  const sentences = useWords();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [key] = useState(newKey);
  const begin = useMutation({
    mutationFn: () => beginRelease(kind, title.trim(), key),
    onSuccess: ({ id }) => navigate(`/releases/${kind}/${id}`),
  });
  return (
    <form
      className="release-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <label>
        <span>{words.list.beginTitle}</span>
        <Input
          value={title}
          maxLength={100}
          placeholder={words.list.beginHint}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      {begin.isError && (
        <p className="is-bad" role="alert">
          {failureWords(asProblem(begin.error), sentences)}
        </p>
      )}
      <footer>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={title.trim() === ''}>
          {words.list.begin}
        </Button>
      </footer>
    </form>
  );
}
