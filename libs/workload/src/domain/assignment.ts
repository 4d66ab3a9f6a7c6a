import type { Day, IpType, Matter } from '#contracts';

/**
 * What a form of assistance weighs, in hours of work as a planning figure: the network's own, published with every proposal, and the
 * same for everybody.
 */
export const EFFORT: Readonly<Record<Matter, number>> = {
  consultation: 1,
  infringement_opinion: 12,
  solution_proposal: 6,
  early_warning: 6,
  on_site_service: 8,
  training: 4,
  technical_support: 6,
  mediation: 10,
  overseas_guidance: 12,
  evidence_guidance: 5,
  enforcement_coordination: 8,
  ecommerce: 4,
  funding: 3,
  report: 1,
};

/** An urgent case takes more of a day than a calm one of the same kind. */
export const URGENT_FACTOR = 1.5;
/** The heaviest form of assistance counts whole, each further one this much. */
export const FURTHER_FACTOR = 0.5;
/** A case that waits for somebody outside is looked after, not worked on. */
export const WAITING_FACTOR = 0.25;
/** Hours that a handler has room for unless the profile says otherwise: about two weeks. */
export const DEFAULT_MAX_LOAD = 80;

/** What a case weighs, to the half hour. */
export function effortOf(matters: readonly Matter[], isUrgent: boolean, isWaiting = false): number {
  const [heaviest = 0, ...further] = matters.map((matter) => EFFORT[matter]).sort((one, other) => other - one);
  const whole = heaviest + further.reduce((sum, hours) => sum + hours * FURTHER_FACTOR, 0);
  const weighed = whole * (isUrgent ? URGENT_FACTOR : 1) * (isWaiting ? WAITING_FACTOR : 1);
  return Math.max(0.5, Math.round(weighed * 2) / 2);
}

/** Why somebody cannot take a case; the first that applies is not enough: people want to know everything at once. */
export const OBSTACLES = [
  'takes_no_cases',
  'ip_type',
  'skills',
  'absent',
  'on_leave',
  'conflict_declared',
  'conflict_detected',
  'full',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export interface Leave {
  readonly from: Day;
  /** The last day of it. */
  readonly to: Day;
}

/** Somebody who may be given cases, as her profile says, with what she has in hand. */
export interface Handler {
  readonly id: string;
  readonly takesCases: boolean;
  /** null = every type of right that the institution takes. */
  readonly ipTypes: readonly IpType[] | null;
  /** Forms of assistance that she gives; null = all. */
  readonly matters: readonly Matter[] | null;
  readonly maxLoad: number;
  readonly load: number;
  readonly isPresent: boolean;
  readonly leave: readonly Leave[];
}

export interface Waiting {
  readonly id: string;
  readonly ipTypes: readonly IpType[];
  readonly matters: readonly Matter[];
  readonly isUrgent: boolean;
  /** ISO 8601: who has waited longest comes first. */
  readonly receivedAt: string;
  /** Handlers who may not touch it, by id. */
  readonly conflicts: Readonly<Record<string, 'conflict_declared' | 'conflict_detected'>>;
}

export interface Placing {
  readonly id: string;
  /** From 1; null = not eligible, for the reasons given. */
  readonly rank: number | null;
  readonly obstacles: readonly Obstacle[];
  readonly load: number;
  readonly maxLoad: number;
  /** What she would have in hand with this case. */
  readonly after: number;
}

export interface Assignment {
  /** Who should take it; null = nobody can now, and the case stays in sight. */
  readonly handlerId: string | null;
  readonly effort: number;
  readonly placings: readonly Placing[];
}

/**
 * Who should take a case: of those who may and can, the one with least in hand, by hours rather than by number of cases. Among
 * equals the smallest id, so that the same question has one answer whatever order colleagues are listed in.
 */
export function proposeHandler(waiting: Waiting, handlers: readonly Handler[], today: Day): Assignment {
  const effort = effortOf(waiting.matters, waiting.isUrgent);
  const judged = handlers.map((handler) => ({ handler, obstacles: obstaclesOf(handler, waiting, effort, today) }));
  const byLoad = judged.sort((one, other) => lightestFirst(one.handler, other.handler));
  const able = byLoad.filter(({ obstacles }) => obstacles.length === 0);
  const placing = ({ handler, obstacles }: (typeof judged)[number], rank: number | null): Placing => ({
    id: handler.id,
    rank,
    obstacles,
    load: handler.load,
    maxLoad: handler.maxLoad,
    after: handler.load + effort,
  });
  return {
    handlerId: able[0]?.handler.id ?? null,
    effort,
    placings: [
      ...able.map((one, index) => placing(one, index + 1)),
      ...byLoad.filter(({ obstacles }) => obstacles.length > 0).map((one) => placing(one, null)),
    ],
  };
}

/** All that wait, urgent ones first, then the longest waiting: each is given with the loads that the former have left. */
export function assignAll(
  waiting: readonly Waiting[],
  handlers: readonly Handler[],
  today: Day,
): ReadonlyMap<string, string | null> {
  const loads = new Map(handlers.map(({ id, load }) => [id, load]));
  const given = new Map<string, string | null>();
  for (const one of [...waiting].sort(mostPressingFirst)) {
    const now = handlers.map((handler) => ({ ...handler, load: loads.get(handler.id) ?? handler.load }));
    const { handlerId, effort } = proposeHandler(one, now, today);
    given.set(one.id, handlerId);
    if (handlerId !== null) loads.set(handlerId, (loads.get(handlerId) ?? 0) + effort);
  }
  return given;
}

function obstaclesOf(handler: Handler, waiting: Waiting, effort: number, today: Day): Obstacle[] {
  const conflict = waiting.conflicts[handler.id];
  const { ipTypes, matters } = handler;
  const holds: Record<Obstacle, boolean> = {
    takes_no_cases: !handler.takesCases,
    ip_type: ipTypes !== null && !waiting.ipTypes.every((type) => ipTypes.includes(type)),
    skills: matters !== null && !waiting.matters.every((matter) => matters.includes(matter)),
    absent: !handler.isPresent,
    on_leave: handler.leave.some(({ from, to }) => from <= today && today <= to),
    conflict_declared: conflict === 'conflict_declared',
    conflict_detected: conflict === 'conflict_detected',
    full: handler.load + effort > handler.maxLoad,
  };
  return OBSTACLES.filter((obstacle) => holds[obstacle]);
}

const lightestFirst = (one: Handler, other: Handler): number =>
  one.load - other.load || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

function mostPressingFirst(one: Waiting, other: Waiting): number {
  if (one.isUrgent !== other.isUrgent) return one.isUrgent ? -1 : 1;
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
