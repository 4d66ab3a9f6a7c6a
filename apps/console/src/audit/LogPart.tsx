import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Skeleton } from 'antd';
import { type FormEvent, useState } from 'react';
import { type AuditEntry, type AuditQuestion, readChain, searchAudit } from '../api/privacyCalls.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { momentWords } from './moment.js';

const NOTHING: AuditQuestion = {};

/** Entries by case, actor, event and day. Searching is itself an entry. */
export function LogPart() {
  const { audit } = usePrivacyWords();
  const [asked, setAsked] = useState(NOTHING);
  const log = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) =>
      searchAudit({ ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
  const rows = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Filters asked={asked} onAsk={setAsked} />
      {log.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {log.error && <FailureNote error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && rows.length === 0 && <EmptyNote title={audit.none} />}
      {rows.length > 0 && <Entries rows={rows} />}
      {log.hasNextPage && (
        <p className="audit-more">
          <Button onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
            {audit.more}
          </Button>
        </p>
      )}
    </>
  );
}

interface FiltersProps {
  readonly asked: AuditQuestion;
  readonly onAsk: (question: AuditQuestion) => void;
}

function Filters({ asked, onAsk }: FiltersProps) {
  const { audit } = usePrivacyWords();
  const [typed, setTyped] = useState(asked);
  const { data } = useQuery({ queryKey: ['audit', 'chain'], queryFn: ({ signal }) => readChain(signal) });
  const change = (part: AuditQuestion) => setTyped({ ...typed, ...part });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(Object.fromEntries(Object.entries(typed).filter(([, value]) => value)));
  };
  const text = (name: 'caseNo' | 'actor', words: string) => (
    <Input
      className="audit-field"
      placeholder={words}
      aria-label={words}
      value={typed[name] ?? ''}
      allowClear
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  const day = (name: 'from' | 'until', words: string) => (
    <label className="audit-day">
      <span>{words}</span>
      <input type="date" value={typed[name] ?? ''} onChange={(event) => change({ [name]: event.target.value })} />
    </label>
  );
  return (
    <form className="audit-filters" role="search" onSubmit={ask}>
      {text('caseNo', audit.caseNo)}
      {text('actor', audit.actor)}
      <Select
        className="audit-field"
        placeholder={audit.event}
        aria-label={audit.event}
        value={typed.event ?? null}
        allowClear
        showSearch
        options={(data?.events ?? []).map((event) => ({ value: event, label: event }))}
        onChange={(event: string | null) => change({ event: event ?? '' })}
      />
      {day('from', audit.from)}
      {day('until', audit.until)}
      <Button type="primary" htmlType="submit">
        {audit.search}
      </Button>
      <Button
        onClick={() => {
          setTyped(NOTHING);
          onAsk(NOTHING);
        }}
      >
        {audit.clear}
      </Button>
    </form>
  );
}

function Entries({ rows }: { readonly rows: readonly AuditEntry[] }) {
  const { audit } = usePrivacyWords();
  return (
    <table className="audit-table">
      <HeadRow names={[audit.time, audit.what, audit.who, audit.caseNo, audit.facts, audit.place]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="figures" data-label={audit.time}>
              {momentWords(row.at)}
            </td>
            <td data-label={audit.what}>
              <strong>{row.event}</strong>
            </td>
            <td data-label={audit.who}>{whoOf(row, audit.system, audit.applicant)}</td>
            <td className="figures" data-label={audit.caseNo}>
              {row.caseNo ?? '—'}
            </td>
            <td data-label={audit.facts}>
              <code>{factsOf(row.facts)}</code>
            </td>
            <td className="figures" data-label={audit.place}>
              {row.seq ?? audit.waiting}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoOf({ actorName, actorKind, actorId }: AuditEntry, system: string, applicant: string): string {
  if (actorName) return actorName;
  if (actorKind === 'system') return system;
  return actorKind === 'applicant' ? applicant : (actorId ?? actorKind);
}

/** What of an entry's facts says something; ids of rows are for the export. */
const factsOf = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
