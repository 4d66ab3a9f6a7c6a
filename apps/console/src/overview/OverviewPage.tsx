import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { readOverview } from '../api/calls.js';
import type { Overview, QueueLoad } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { daysBetween, shanghaiDay } from '../time/days.js';
import { dayWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import { AgesBoard, BacklogBoard, FlowsBoard } from './BacklogBoard.js';
import { LoadTable } from './LoadTable.js';
import './overview.css';

const LoadChart = lazy(async () => ({ default: (await import('./LoadChart.js')).LoadChart }));
const REFRESH_MS = 30_000;

/** What a coordinator looks at: figures of the day, cases that nobody holds, and where work is late. */
export function OverviewPage() {
  const { overview: words } = useNetworkWords();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => readOverview(signal),
    refetchInterval: REFRESH_MS,
  });
  if (overview.isPending) return <Skeleton active className="overview" paragraph={{ rows: 12 }} />;
  if (!overview.data) return <FailureNote error={overview.error} onRetry={() => void overview.refetch()} />;
  const time = new Date(overview.dataUpdatedAt).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return (
    <Page title={words.title} beside={words.refreshed(time)} className="overview">
      <Figures overview={overview.data} />
      <div className="overview-pair">
        <Chart overview={overview.data} />
        <Queues queues={overview.data.queues} />
      </div>
      <BacklogBoard />
      <div className="overview-pair overview-second">
        <FlowsBoard />
        <AgesBoard />
      </div>
      <LoadTable rows={overview.data.institutions} />
    </Page>
  );
}

function Figures({ overview }: { readonly overview: Overview }) {
  const { overview: words } = useNetworkWords();
  const { filedToday, open, overdue, deadLetters } = overview;
  const figures = [
    { name: words.filedToday, value: filedToday },
    { name: words.open, value: open },
    { name: words.overdue, value: overdue, isAlarm: overdue > 0 },
    {
      name: words.deadLetters,
      value: deadLetters,
      isWarning: deadLetters > 0,
      hint: deadLetters > 0 ? words.deadLettersHint : words.deadLettersNone,
    },
  ];
  return (
    <dl className="figures-row">
      {figures.map(({ name, value, isAlarm, isWarning, hint }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={isAlarm ? 'figure figure-alarm' : isWarning ? 'figure figure-warning' : 'figure'}>
            {value.toLocaleString('en-US')}
          </dd>
          {hint && <dd className="figure-hint">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Chart({ overview }: { readonly overview: Overview }) {
  const { overview: words } = useNetworkWords();
  return (
    <section className="board">
      <h2>{words.chart}</h2>
      {overview.institutions.every(({ open }) => open === 0) ? (
        <EmptyNote title={words.none} />
      ) : (
        <Suspense fallback={<Skeleton active />}>
          <LoadChart rows={overview.institutions} />
        </Suspense>
      )}
    </section>
  );
}

function Queues({ queues }: { readonly queues: readonly QueueLoad[] }) {
  const { overview: words } = useNetworkWords();
  const today = shanghaiDay(new Date());
  const waiting = queues.filter(({ open }) => open > 0);
  const oldestFirst = waiting.sort((one, other) => (one.oldest ?? '9').localeCompare(other.oldest ?? '9'));
  return (
    <section className="board">
      <h2>{words.queues}</h2>
      <p className="board-hint">{waiting.length > 0 ? words.queuesHint : words.queuesNone}</p>
      <ul className="queues">
        {oldestFirst.map((queue) => (
          <QueueLine key={queue.queue} queue={queue} today={today} />
        ))}
      </ul>
    </section>
  );
}

const LONG_WAIT_DAYS = 3;

function QueueLine({ queue, today }: { readonly queue: QueueLoad; readonly today: string }) {
  const { overview: words } = useNetworkWords();
  const language = useLanguage();
  const days = queue.oldest ? daysBetween(queue.oldest, today) : 0;
  return (
    <li>
      <span className="queue-name">{queue.name}</span>
      <strong className="figures">{words.cases(queue.open)}</strong>
      {queue.oldest && (
        <span
          className={days >= LONG_WAIT_DAYS ? 'queue-age queue-age-long' : 'queue-age'}
          title={words.filedOn(dayWords(queue.oldest, language))}
        >
          {words.oldest} {words.waitingDays(days)}
        </span>
      )}
    </li>
  );
}
