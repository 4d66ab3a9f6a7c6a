import { useQuery } from '@tanstack/react-query';
import { Checkbox, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { readAccuracy, readAccuracyEdits } from '../api/calls.js';
import type { Accuracy, ProposedEdit } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { useLabels } from '../language/useCodes.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { addDays, shanghaiDay } from '../time/days.js';
import { Page } from '../workspace/Page.js';
import '../overview/overview.css';
import './accuracy.css';

const PERIODS = [30, 90, 365] as const;

/** How often the first institution was the right one, who is taken for whom, and what to change about it. */
export function AccuracyPage() {
  const { accuracy: words } = useRouteWords();
  const [days, setDays] = useState<number>(90);
  const to = shanghaiDay(new Date());
  const period = { from: addDays(to, -days), to };
  const accuracy = useQuery({
    queryKey: ['accuracy', period],
    queryFn: ({ signal }) => readAccuracy(period, signal),
  });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      tools={
        <Segmented
          value={days}
          onChange={setDays}
          options={PERIODS.map((value) => ({ value, label: words.period[value] ?? value }))}
        />
      }
      className="overview accuracy"
    >
      {accuracy.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !accuracy.data ? (
        <FailureNote error={accuracy.error} onRetry={() => void accuracy.refetch()} />
      ) : accuracy.data.dispatched === 0 ? (
        <EmptyNote title={words.none} />
      ) : (
        <Content accuracy={accuracy.data} period={period} />
      )}
    </Page>
  );
}

const percent = (misrouted: number, dispatched: number): string =>
  dispatched === 0 ? '—' : `${(Math.floor(((dispatched - misrouted) / dispatched) * 1000) / 10).toFixed(1)}%`;

interface ContentProps {
  readonly accuracy: Accuracy;
  readonly period: { readonly from: string; readonly to: string };
}

function Content({ accuracy, period }: ContentProps) {
  const { accuracy: words } = useRouteWords();
  const { dispatched, misrouted } = accuracy;
  return (
    <>
      <dl className="figures-row accuracy-figures">
        {[
          [words.rate, percent(misrouted, dispatched)],
          [words.dispatched, dispatched.toLocaleString('en-US')],
          [words.misrouted, misrouted.toLocaleString('en-US')],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="overview-pair">
        <Pairs accuracy={accuracy} />
        <Ways accuracy={accuracy} />
      </div>
      <Edits period={period} />
      <Rows accuracy={accuracy} />
    </>
  );
}

const SHOWN_PAIRS = 12;

function Pairs({ accuracy: { pairs } }: { readonly accuracy: Accuracy }) {
  const { accuracy: words } = useRouteWords();
  const most = Math.max(1, ...pairs.map(({ cases }) => cases));
  return (
    <section className="board">
      <h2>{words.pairs}</h2>
      {pairs.length === 0 && <p className="board-hint">{words.allRight}</p>}
      <ul className="confusions">
        {pairs.slice(0, SHOWN_PAIRS).map(({ from, to, cases }) => (
          <li key={`${from.id} ${to?.id ?? ''}`}>
            <span>{from.name}</span>
            <span className="confusion-to">→ {to?.name ?? words.atDesk}</span>
            <span className="confusion-bar" aria-hidden="true">
              <i style={{ width: `${(cases / most) * 100}%` }} />
            </span>
            <strong className="figures">{cases}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ accuracy: { ways } }: { readonly accuracy: Accuracy }) {
  const { accuracy: words } = useRouteWords();
  const label = useLabels();
  return (
    <section className="board">
      <h2>{words.ways}</h2>
      {ways.length === 0 && <p className="board-hint">{words.allRight}</p>}
      <ul className="ways">
        {ways.map(({ act, reason, cases }) => (
          <li key={`${act} ${reason ?? ''}`}>
            <span>
              {label('act', act)}
              {reason && <small className="faint"> {label('reason', reason)}</small>}
            </span>
            <strong className="figures">{cases}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Edits({ period }: Pick<ContentProps, 'period'>) {
  const { accuracy: words } = useRouteWords();
  const edits = useQuery({
    queryKey: ['accuracy', 'edits', period],
    queryFn: ({ signal }) => readAccuracyEdits(period, signal),
  });
  return (
    <section className="board board-table">
      <h2>{words.edits}</h2>
      {edits.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {edits.isError && <FailureNote error={edits.error} onRetry={() => void edits.refetch()} />}
      {edits.data && (
        <>
          <p className="board-hint">
            {edits.data.items.length > 0 ? words.editsHint(edits.data.rehearsedOn) : words.noEdits}
          </p>
          <ul className="edits">
            {edits.data.items.map((item) => (
              <EditLine key={`${item.kind} ${item.institution?.id ?? ''} ${item.value}`} item={item} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function EditLine({ item }: { readonly item: ProposedEdit }) {
  const { accuracy: words } = useRouteWords();
  const label = useLabels();
  const { effect } = item;
  const sentences: Readonly<Record<string, (who: string, what: string) => string>> = words.edit;
  const who = item.institution?.name ?? label('kind', item.institutionKind);
  const what = item.valueName ?? (item.kind.endsWith('_type') ? label('ipType', item.value) : item.value);
  return (
    <li>
      <strong>{sentences[item.kind]?.(who, what) ?? item.kind}</strong>
      <p>{words.evidence(item.misrouted, item.of)}</p>
      <p>
        {words.effect(effect.moved, effect.cases)}
        {effect.misrouted > 0 && ` · ${words.corrected(effect.corrected, effect.misrouted)}`}
        {effect.toDesk > 0 && <span className="edit-hole"> · {words.toDesk(effect.toDesk)}</span>}
      </p>
      <details>
        <summary>{words.pairs}</summary>
        {effect.moves.map(({ from, to, cases }) => (
          <p key={`${from} ${to}`} className="part-note">
            {words.move(from, to, cases)}
          </p>
        ))}
      </details>
    </li>
  );
}

function Rows({ accuracy: { rows } }: { readonly accuracy: Accuracy }) {
  const { accuracy: words } = useRouteWords();
  const label = useLabels();
  const [isMisroutedOnly, setMisroutedOnly] = useState(false);
  const shown = rows.filter(({ misrouted }) => !isMisroutedOnly || misrouted > 0);
  return (
    <section className="board board-table">
      <header className="board-head">
        <h2>{words.byRegion}</h2>
        <Checkbox checked={isMisroutedOnly} onChange={(event) => setMisroutedOnly(event.target.checked)}>
          {words.onlyMisrouted}
        </Checkbox>
      </header>
      <table className="loads accuracy-rows">
        <HeadRow names={[words.region, words.type, words.dispatched, words.misrouted, words.rate]} />
        <tbody>
          {shown.map(({ regionCode, regionName, ipType, dispatched, misrouted }) => (
            <tr key={`${regionCode ?? ''} ${ipType}`}>
              <th scope="row">{regionName ?? words.offMainland}</th>
              <td data-label={words.type}>{label('ipType', ipType)}</td>
              <td data-label={words.dispatched}>{dispatched}</td>
              <td data-label={words.misrouted} className={misrouted > 0 ? 'figure-late' : 'faint'}>
                {misrouted}
              </td>
              <td data-label={words.rate}>{percent(misrouted, dispatched)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
