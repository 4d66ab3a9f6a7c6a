import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { readCalendar, readLimits } from '../api/calls.js';
import { useTimeWords } from '../language/timeWords.js';
import { FailureNote } from '../marks/notes.js';
import { isCoordinator, useSignedIn } from '../workspace/me.js';
import { Page } from '../workspace/Page.js';
import { LimitForm } from './LimitForm.js';
import { LimitTables } from './LimitTables.js';
import { PlanForm } from './PlanForm.js';
import { PlanList } from './PlanList.js';
import './time.css';

/** A plan is derived step by step: whoever looks sees it go on. */
const EVERY_MS = 5_000;

/** How long things may take, who has promised less, and which days count. */
export function TimePage() {
  const words = useTimeWords();
  const { me } = useSignedIn();
  const limits = useQuery({ queryKey: ['limits'], queryFn: ({ signal }) => readLimits(signal) });
  const calendar = useQuery({
    queryKey: ['calendar'],
    queryFn: ({ signal }) => readCalendar(signal),
    refetchInterval: ({ state }) => (state.data?.plans.some(({ doneAt }) => !doneAt) ? EVERY_MS : false),
  });
  if (limits.isPending || calendar.isPending)
    return <Skeleton active className="time-policy" paragraph={{ rows: 12 }} />;
  if (!limits.data) return <FailureNote error={limits.error} onRetry={() => void limits.refetch()} />;
  if (!calendar.data) return <FailureNote error={calendar.error} onRetry={() => void calendar.refetch()} />;
  return (
    <Page title={words.title} lead={words.lead} className="time-policy">
      <section className="time-part" aria-labelledby="time-limits">
        <h2 id="time-limits">{words.limits}</h2>
        <LimitTables limits={limits.data} canPublish={isCoordinator(me)} />
        {isCoordinator(me) && <LimitForm national={limits.data.national} isNational={me.queue === 'national'} />}
      </section>
      <section className="time-part" aria-labelledby="time-calendar">
        <h2 id="time-calendar">{words.calendar}</h2>
        <ul className="time-years">
          {calendar.data.years.map(({ year, provisional }) => (
            <li key={year} className={provisional ? 'time-year time-year-open' : 'time-year'}>
              <strong className="figures">{year}</strong> {provisional ? words.provisional : words.settled}
            </li>
          ))}
        </ul>
        <PlanList plans={calendar.data.plans} />
        {['national_coordinator', 'system_admin'].includes(me.role) && <PlanForm years={calendar.data.years} />}
      </section>
    </Page>
  );
}
