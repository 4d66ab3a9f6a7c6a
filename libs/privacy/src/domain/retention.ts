import { addDays, type Day } from '#contracts';

/** What is forgotten by itself, how long after what, and why no sooner. The whole table is shown to auditors and rehearsed before it is used. */
export interface RetentionClass {
  readonly name: string;
  readonly days: number;
  /** Column of time that the days count from, and the rows that count. */
  readonly table: string;
  readonly since: string;
  readonly where?: string;
  readonly ground: string;
}

export const RETENTION: readonly RetentionClass[] = [
  {
    name: 'lookup_token',
    table: 'lookup_token',
    since: 'expires_at',
    days: 0,
    ground: 'a pass that has ended opens nothing',
  },
  { name: 'session', table: 'session', since: 'expires_at', days: 0, ground: 'a session that has ended opens nothing' },
  {
    name: 'attempt',
    table: 'attempt',
    since: 'window_start',
    days: 1,
    ground: 'the longest window of a limit is 15 minutes',
  },
  {
    name: 'idempotency_key',
    table: 'idempotency_key',
    since: 'created_at',
    days: 30,
    ground: 'nobody repeats a filing after a month; it holds a sealed answer with the query code',
  },
  {
    name: 'look',
    table: 'look',
    since: '"window"',
    days: 1096,
    ground: 'three years, as the log of processing (网络数据安全管理条例 art. 12)',
  },
];

/** Results whose files are kept thirty years; all others ten (domain.md section 8; to be approved by the archives authority). */
const LONG = ['opinion_delivered', 'mediation_agreement'];
const YEARS_LONG = 30;
const YEARS = 10;

/** What of a closed case decides how long its file is kept. */
export interface ClosedCase {
  readonly closedOn: Day | null;
  readonly resultKind: string | null;
}

/** Last day on which the file must still be there; null while the case is open. */
export function keptUntil({ closedOn, resultKind }: ClosedCase): Day | null {
  if (closedOn === null) return null;
  const span = LONG.includes(resultKind ?? '') ? YEARS_LONG : YEARS;
  const year = Number(closedOn.slice(0, 4)) + span;
  const same = `${year}${closedOn.slice(4)}`;
  // The 29th of February has no namesake in most years.
  return closedOn.endsWith('-02-29') && !isLeap(year) ? addDays(`${year}-02-28`, 1) : same;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
