import { type Audience, type CaseEvent, type CaseState, clockChanges, isClock, TIME_LIMITS } from '#cases';

/** Somebody who is told. `accountId`: the one person of an institution it is for. `isQuiet`: their clock moved and nothing is to be done. */
export interface Recipient {
  readonly kind: 'applicant' | 'institution' | 'coordinator';
  readonly id: string | null;
  readonly accountId: string | null;
  readonly isQuiet: boolean;
}

/** One event with the state before and after it; at filing there is none before. */
export interface Turn {
  readonly event: CaseEvent;
  readonly before: CaseState | null;
  readonly after: CaseState;
}

const applicant: Recipient = { kind: 'applicant', id: null, accountId: null, isQuiet: false };
const institution = (id: string | null): Recipient[] =>
  id === null ? [] : [{ kind: 'institution', id, accountId: null, isQuiet: false }];
const desk = ({ queue }: CaseState): Recipient => ({
  kind: 'coordinator',
  id: queue ?? 'national',
  accountId: null,
  isQuiet: false,
});

const text = ({ facts }: CaseEvent, key: string): string | null => {
  const value = facts[key];
  return typeof value === 'string' ? value : null;
};
const texts = ({ facts }: CaseEvent, key: string): string[] => {
  const value = facts[key];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

/** Whoever was asked, is asked, or is invited by this event. */
const asked = ({ event, before, after }: Turn): string | null =>
  after.offeredTo ?? before?.offeredTo ?? text(event, 'institutionId');

function audience(which: Audience, turn: Turn): Recipient[] {
  const { before, after } = turn;
  switch (which) {
    case 'applicant':
      return [applicant];
    case 'coordinator':
      return [desk(after)];
    case 'offered':
      return institution(asked(turn));
    case 'co_handler':
      return institution(text(turn.event, 'institutionId'));
    case 'puller':
      return institution(before?.between.pullBy ?? after.between.pullBy);
    case 'previous_holder':
      return institution(before?.holder ?? null);
    case 'holder':
      return institution(after.holder ?? before?.holder ?? null);
    case 'handler':
      return after.handlerId === null
        ? []
        : institution(after.holder).map((holder) => ({ ...holder, accountId: after.handlerId }));
  }
}

/**
 * Who has to act before a clock ends; while no institution holds the case, whoever answers for it. A deadline that somebody outside has set is
 * watched by whoever has the case.
 */
function bound(kind: string, isOver: boolean, turn: Turn): Recipient[] {
  const { before, after } = turn;
  const binds = isClock(kind) ? TIME_LIMITS[kind].binds : 'institution';
  if (binds === 'applicant') return [applicant];
  if (binds === 'coordinator') return [desk(after)];
  const holder = isOver ? (before?.holder ?? after.holder) : after.holder;
  const owner = institution(kind === 'transfer_answer' ? asked(turn) : holder);
  return owner.length > 0 ? owner : [desk(after)];
}

/** The clocks that an event started, ended, stopped or set going again. */
export function movedClocks({ before, after }: Turn): { readonly kind: string; readonly isOver: boolean }[] {
  if (before === null) return [];
  const { opens, closes, stops, continues } = clockChanges(before, after);
  const named = (kinds: readonly string[], isOver: boolean): { kind: string; isOver: boolean }[] =>
    kinds.map((kind) => ({ kind, isOver }));
  return [...named([...opens, ...continues, ...stops], false), ...named(closes, true)];
}

/**
 * Everybody who is told of an event: whom its row of the lifecycle names, and whoever's clock it started or stopped. Each once, the
 * louder of two reasons counting. At filing it is the applicant alone: nobody else has been found yet.
 */
export function recipientsOf(turn: Turn): Recipient[] {
  if (turn.before === null) return [applicant];
  const told = texts(turn.event, 'tells').flatMap((which) => audience(which as Audience, turn));
  const informed = texts(turn.event, 'informs').map((id): Recipient => ({ ...desk(turn.after), id }));
  const owners = movedClocks(turn).flatMap(({ kind, isOver }) => bound(kind, isOver, turn));
  const all = [...told, ...informed, ...owners.map((one) => ({ ...one, isQuiet: one.kind !== 'applicant' }))];
  const key = ({ kind, id, accountId }: Recipient): string => `${kind} ${id ?? ''} ${accountId ?? ''}`;
  return all.filter((one, i) => all.findIndex((other) => key(other) === key(one)) === i);
}
