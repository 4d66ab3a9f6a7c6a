import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type FlowDays, type HistoryDays, readAges, readFlows, readHistory } from '../api/workloadCalls.js';
import type { Ages, Flow } from '../api/shapes.js';
import { useLabels } from '../language/useCodes.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import './backlog.css';

const BacklogChart = lazy(async () => ({ default: (await import('./BacklogChart.js')).BacklogChart }));
const REFRESH_MS = 60_000;
const HISTORY: readonly HistoryDays[] = ['7', '30', '90', '365'];
const FLOWS: readonly FlowDays[] = ['30', '90', '365', 'all'];
const OLDEST_SHOWN = 10;

/** How the backlog went, day by day. */
export function BacklogBoard() {
  const { backlog: words } = useNoticeWords();
  const [days, setDays] = useState<HistoryDays>('30');
  const history = useQuery({
    queryKey: ['history', days],
    queryFn: ({ signal }) => readHistory(days, signal),
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  return (
    <section className="board board-table">
      <header className="board-head">
        <h2>{words.title}</h2>
        <Segmented
          className="board-choice"
          size="small"
          value={days}
          options={HISTORY.map((value) => ({ value, label: words.days[value] }))}
          onChange={setDays}
        />
      </header>
      {history.isError && <FailureNote error={history.error} onRetry={() => void history.refetch()} />}
      <Suspense fallback={<Skeleton active />}>
        {history.data ? <BacklogChart days={history.data} /> : <Skeleton active />}
      </Suspense>
    </section>
  );
}

/** How old open cases are, the oldest institutions on top. */
export function AgesBoard() {
  const { backlog: words } = useNoticeWords();
  const ages = useQuery({ queryKey: ['ages'], queryFn: ({ signal }) => readAges(signal), refetchInterval: REFRESH_MS });
  const [all, ...each] = ages.data ?? [];
  const oldest = each.sort((one, other) => other.p90 - one.p90 || other.open - one.open).slice(0, OLDEST_SHOWN);
  return (
    <section className="board">
      <h2>{words.ages}</h2>
      <p className="board-hint">{words.agesHint}</p>
      {ages.isError && <FailureNote error={ages.error} onRetry={() => void ages.refetch()} />}
      {ages.isSuccess && !all && <EmptyNote title={words.none} />}
      {all && (
        <table className="ages">
          <thead>
            <tr>
              <td />
              {[words.open, words.half, words.most, words.nearlyAll, words.oldest].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[all, ...oldest].map((row) => (
              <AgeLine key={row.institutionId ?? ''} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function AgeLine({ row }: { readonly row: Ages }) {
  const { backlog: words } = useNoticeWords();
  return (
    <tr className={row.institutionId === null ? 'ages-all' : undefined}>
      <th scope="row">{row.name ?? words.everybody}</th>
      {[row.open, row.p50, row.p90, row.p99, row.oldest].map((figure, i) => (
        <td key={i}>{figure.toLocaleString('en-US')}</td>
      ))}
    </tr>
  );
}

/** Where requests come from, and about what. */
export function FlowsBoard() {
  const { backlog: words } = useNoticeWords();
  const [days, setDays] = useState<FlowDays>('30');
  const flows = useQuery({
    queryKey: ['flows', days],
    queryFn: ({ signal }) => readFlows(days, signal),
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  return (
    <section className="board">
      <header className="board-head">
        <h2>{words.flows}</h2>
        <Segmented
          className="board-choice"
          size="small"
          value={days}
          options={FLOWS.map((value) => ({ value, label: words.flowDays[value] }))}
          onChange={setDays}
        />
      </header>
      {flows.isError && <FailureNote error={flows.error} onRetry={() => void flows.refetch()} />}
      {flows.data?.length === 0 && <EmptyNote title={words.none} />}
      {flows.data && flows.data.length > 0 && <FlowTable flows={flows.data} />}
    </section>
  );
}

function FlowTable({ flows }: { readonly flows: readonly Flow[] }) {
  const { backlog: words } = useNoticeWords();
  const label = useLabels();
  const sumOf = (rows: readonly Flow[]): number => rows.reduce((sum, { filed }) => sum + filed, 0);
  const byFiled = (kind: 'province' | 'ipType'): string[] => {
    const keys = Array.from(new Set(flows.map((flow) => flow[kind])));
    const sum = (key: string): number => sumOf(flows.filter((flow) => flow[kind] === key));
    return keys.sort((one, other) => sum(other) - sum(one));
  };
  const most = Math.max(...flows.map(({ filed }) => filed));
  const types = byFiled('ipType');
  return (
    <div className="flows">
      <table>
        <thead>
          <tr>
            <td />
            {types.map((type) => (
              <th key={type} scope="col">
                {label('ipType', type)}
              </th>
            ))}
            <th scope="col">{words.sum}</th>
          </tr>
        </thead>
        <tbody>
          {byFiled('province').map((province) => {
            const own = flows.filter((flow) => flow.province === province);
            return (
              <tr key={province}>
                <th scope="row">{own[0]?.provinceName ?? words.unknownPlace}</th>
                {types.map((type) => {
                  const filed = sumOf(own.filter(({ ipType }) => ipType === type));
                  return (
                    <td key={type} className={`heat heat-${filed === 0 ? 0 : Math.ceil((filed / most) * 5)}`}>
                      {filed || ''}
                    </td>
                  );
                })}
                <td className="flows-sum">{sumOf(own).toLocaleString('en-US')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
