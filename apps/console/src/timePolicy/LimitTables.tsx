import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { endLimit } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { Limits, PublishedLimit } from '../api/shapes.js';
import { useTimeWords } from '../language/timeWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { HeadRow } from '../marks/HeadRow.js';
import { failureWords } from '../marks/notes.js';
import { dayWords } from '../time/words.js';

interface LimitTablesProps {
  readonly limits: Limits;
  readonly canPublish: boolean;
}

/** The national figures side by side with what somebody has promised instead. */
export function LimitTables({ limits, canPublish }: LimitTablesProps) {
  const words = useTimeWords();
  return (
    <>
      <NationalList national={limits.national} />
      <h3>{words.shorter}</h3>
      {limits.published.length === 0 ? (
        <p className="part-note">{words.none}</p>
      ) : (
        <PublishedTable rows={limits.published} canPublish={canPublish} />
      )}
    </>
  );
}

function NationalList({ national }: { readonly national: Limits['national'] }) {
  const words = useTimeWords();
  const label = useLabels();
  return (
    <ul className="time-national">
      {national.map(({ kind, days, unit, basis, shortenable }) => (
        <li key={kind}>
          <span>{label('deadline', kind)}</span>
          <strong className="figures">{words.days(days, unit === 'calendar_days')}</strong>
          <small>
            {words.basis[basis]}
            {!shortenable && ` · ${words.fixed}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

function PublishedTable({
  rows,
  canPublish,
}: {
  readonly rows: readonly PublishedLimit[];
  readonly canPublish: boolean;
}) {
  const words = useTimeWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <table className="time-table">
      <HeadRow names={[words.kind, words.length, words.for, words.from, words.source, '']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.state === 'ended' ? 'time-over' : undefined}>
            <td>{label('deadline', row.kind)}</td>
            <td className="figures" data-label={words.length}>
              {row.days}
            </td>
            <td data-label={words.for}>{row.scope === 'level' ? words.level[row.subject] : row.subjectName}</td>
            <td data-label={words.from}>
              {dayWords(row.validFrom, language)}
              {row.validTo && ` – ${dayWords(row.validTo, language)}`}
            </td>
            <td data-label={words.source}>{row.source}</td>
            <td className="time-state">
              <span className={`time-mark time-mark-${row.state}`}>{words.state[row.state]}</span>
              {canPublish && row.state !== 'ended' && !row.validTo && <EndButton id={row.id} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EndButton({ id }: { readonly id: string }) {
  const words = useTimeWords();
  const all = useWords();
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endLimit(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['limits'] }),
  });
  return (
    <>
      <Popconfirm title={words.endAsk} okText={words.end} onConfirm={() => ending.mutate()}>
        <Button size="small" type="text" loading={ending.isPending}>
          {words.end}
        </Button>
      </Popconfirm>
      {ending.error && <small role="alert">{failureWords(asProblem(ending.error), all)}</small>}
    </>
  );
}
