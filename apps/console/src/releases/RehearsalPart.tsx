import { Alert, Button, Input, Progress, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { askForRehearsal, cancelRehearsal, movesAddress, type Rehearsal, type Run } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import type { PartProps } from './partProps.js';
import { useDoing } from './useRelease.js';

const LoadShift = lazy(async () => ({ default: (await import('./LoadShift.js')).LoadShift }));
const PAIRS_SHOWN = 15;
const count = (n: number): string => n.toLocaleString('en-US');
const isGoing = (run: Run | null | undefined): boolean => run?.state === 'waiting' || run?.state === 'running';

/** What the draft would have done to stored cases: asked for, watched, stopped, and looked at as a difference. */
export function RehearsalPart({ release }: PartProps) {
  const { rehearsal: words } = useReleaseWords();
  const { run, isBusy } = useDoing(release);
  const { rehearsal, rehearsalRun } = release;
  return (
    <>
      <p className="releases-note">{words.none}</p>
      {isGoing(rehearsalRun) && rehearsalRun ? (
        <Going run={rehearsalRun} isBusy={isBusy} onStop={() => run(() => cancelRehearsal(release.kind, release.id))} />
      ) : (
        release.mayEdit && (
          <PeriodForm
            isBusy={isBusy}
            isReady={release.contentVersion !== null}
            onAsk={(period) => run(() => askForRehearsal(release.kind, release.id, period))}
          />
        )
      )}
      {rehearsalRun?.state === 'cancelled' && <p role="status">{words.cancelled}</p>}
      {rehearsalRun?.state === 'failed' && (
        <Alert type="error" showIcon title={words.failed(rehearsalRun.fault ?? '')} />
      )}
      {rehearsal && rehearsalRun && !rehearsalRun.isCurrent && <Alert type="warning" showIcon title={words.stale} />}
      {rehearsal && <Difference rehearsal={rehearsal} address={movesAddress(release.kind, release.id)} />}
    </>
  );
}

function Going({ run, isBusy, onStop }: { readonly run: Run; readonly isBusy: boolean; readonly onStop: () => void }) {
  const { rehearsal: words } = useReleaseWords();
  const percent = run.total === 0 ? 0 : Math.floor((run.done / run.total) * 100);
  return (
    <div className="rehearsal-going">
      <Progress percent={percent} status="active" aria-label={words.running(run.done, run.total)} />
      <p role="status" className="figures">
        {run.state === 'waiting' ? words.waiting : words.running(run.done, run.total)}
      </p>
      <Button loading={isBusy} onClick={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}

interface PeriodFormProps {
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onAsk: (period: { from: string | null; to: string | null }) => void;
}

function PeriodForm({ isBusy, isReady, onAsk }: PeriodFormProps) {
  const { rehearsal: words } = useReleaseWords();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <form
      className="period"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ from: from || null, to: to || null });
      }}
    >
      <label>
        {words.from}{' '}
        <Input type="date" value={from} max={to || undefined} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {words.to}{' '}
        <Input type="date" value={to} min={from || undefined} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button htmlType="submit" loading={isBusy} disabled={!isReady}>
        {words.ask}
      </Button>
      <small>{words.all}</small>
    </form>
  );
}

function Difference({ rehearsal, address }: { readonly rehearsal: Rehearsal; readonly address: string }) {
  const { rehearsal: words } = useReleaseWords();
  const figures: readonly [string, string][] = [
    [words.cases, count(rehearsal.cases)],
    [words.moved, count(rehearsal.moved)],
    [words.toDesk, count(rehearsal.toDesk)],
    [words.fromDesk, count(rehearsal.fromDesk)],
    [words.breaches, `${rehearsal.breachesBefore} → ${rehearsal.breachesAfter}`],
  ];
  return (
    <>
      <dl className="release-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="releases-note">
        {words.breachHow} {words.seconds(rehearsal.seconds)}
      </p>
      {rehearsal.moved === 0 ? (
        <p>{words.nothingMoved}</p>
      ) : (
        <div className="rehearsal-pair">
          <div>
            <h3>{words.moves}</h3>
            <MoveTable rehearsal={rehearsal} />
            <a href={address} download="rehearsal.csv">
              {words.export}
            </a>
          </div>
          <div>
            <h3>{words.loads}</h3>
            <Suspense fallback={<Skeleton active />}>
              <LoadShift rows={rehearsal.loads} />
            </Suspense>
          </div>
        </div>
      )}
    </>
  );
}

function MoveTable({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { rehearsal: words } = useReleaseWords();
  const shown = rehearsal.moves.slice(0, PAIRS_SHOWN);
  const rest = rehearsal.moved - shown.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <>
      <table className="release-table">
        <thead>
          <tr>
            <th scope="col">{words.fromName}</th>
            <th scope="col">{words.toName}</th>
            <th scope="col">{words.number}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ from, to, cases }) => (
            <tr key={`${from} ${to}`}>
              <td data-label={words.fromName}>{from}</td>
              <td data-label={words.toName}>{to}</td>
              <td data-label={words.number} className="figures">
                {count(cases)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="releases-note">{words.more(rest)}</p>}
    </>
  );
}
