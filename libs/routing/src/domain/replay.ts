import { IP_TYPES, MATTERS, type RegionCode, type RoutingDecision, type RoutingFacts } from '#contracts';
import type { CompiledDirectory } from './compile.js';
import { decide } from './decide.js';

/** How many cases would go from one institution (or desk) to another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
}

/** What a new release would have done to old cases. It moves none of them: they stay pinned to their own release. */
export interface ReplayReport {
  readonly before: { readonly directoryVersion: string; readonly policyVersion: string };
  readonly after: { readonly directoryVersion: string; readonly policyVersion: string };
  readonly cases: number;
  /** Cases whose lead or desk differs. */
  readonly moved: number;
  /** Cases that keep their lead but not their co-handlers. */
  readonly coHandlersChanged: number;
  /** Cases that would lose their institution to a desk, and the other way round. */
  readonly toDesk: number;
  readonly fromDesk: number;
  /** Largest first; pairs beyond the limit are counted in `otherMoves`. */
  readonly moves: readonly Move[];
  readonly otherMoves: number;
  /** Cases that each institution or desk would have led, largest change first. */
  readonly loads: readonly Load[];
}

/** Cases of one institution (or desk) under both releases. */
export interface Load {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** Distinct pairs that are told apart; it bounds memory however many cases pass. */
const MOST_PAIRS = 10_000;

/** Decides each case under two releases and counts what moves. Feed it from any stream; it keeps counts only. */
export class Replay {
  private cases = 0;
  private moved = 0;
  private coHandlersChanged = 0;
  private toDesk = 0;
  private fromDesk = 0;
  private otherMoves = 0;
  private readonly loads = new Map<string, { id: string; name: string; before: number; after: number }>();
  private readonly pairs = new Map<string, { from: string; to: string; cases: number }>();

  constructor(
    private readonly before: CompiledDirectory,
    private readonly after: CompiledDirectory,
  ) {}

  /** @returns where the case would have moved, or null where it would have stayed */
  add(facts: RoutingFacts): Pick<Move, 'from' | 'to'> | null {
    const [was, is] = [decide(facts, this.before), decide(facts, this.after)];
    this.cases += 1;
    this.weigh(was, 'before');
    this.weigh(is, 'after');
    if (isSameHolder(was, is)) {
      if (idsOf(was) !== idsOf(is)) this.coHandlersChanged += 1;
      return null;
    }
    this.moved += 1;
    if (was.lead !== null && is.lead === null) this.toDesk += 1;
    if (was.lead === null && is.lead !== null) this.fromDesk += 1;
    this.count(was, is);
    return { from: holderName(was), to: holderName(is) };
  }

  report(): ReplayReport {
    const { before, after, cases, moved, coHandlersChanged, toDesk, fromDesk, otherMoves } = this;
    const versions = ({ directoryVersion, policy }: CompiledDirectory): ReplayReport['before'] => ({
      directoryVersion,
      policyVersion: policy.version,
    });
    const moves = [...this.pairs.values()].sort(
      (one, other) => other.cases - one.cases || (one.from < other.from ? -1 : 1),
    );
    return {
      before: versions(before),
      after: versions(after),
      cases,
      moved,
      coHandlersChanged,
      toDesk,
      fromDesk,
      moves,
      otherMoves,
      loads: [...this.loads.values()].sort(
        (one, other) =>
          Math.abs(other.after - other.before) - Math.abs(one.after - one.before) || (one.id < other.id ? -1 : 1),
      ),
    };
  }

  /** Bounded by the institutions and desks of two releases. */
  private weigh(decision: RoutingDecision, side: 'before' | 'after'): void {
    const id = holder(decision);
    const load = this.loads.get(id) ?? { id, name: holderName(decision), before: 0, after: 0 };
    load[side] += 1;
    this.loads.set(id, load);
  }

  private count(was: RoutingDecision, is: RoutingDecision): void {
    const key = `${holder(was)} ${holder(is)}`;
    const pair = this.pairs.get(key);
    if (pair) pair.cases += 1;
    else if (this.pairs.size < MOST_PAIRS) this.pairs.set(key, { from: holderName(was), to: holderName(is), cases: 1 });
    else this.otherMoves += 1;
  }
}

const holder = ({ lead, queue }: RoutingDecision): string => lead?.id ?? queue ?? '';
/** The institution that leads, or the desk. */
export const holderName = ({ lead, queue }: RoutingDecision): string => lead?.name ?? queue ?? '';
export const isSameHolder = (one: RoutingDecision, other: RoutingDecision): boolean => holder(one) === holder(other);
const idsOf = ({ coHandlers }: RoutingDecision): string => coHandlers.map(({ id }) => id).join(' ');

/**
 * Invented cases, the same ones for the same seed: places at random, one in three near an institution and in its
 * industry, one or two acts, now and then a chosen institution, a fair or an overseas matter. Nobody's real request.
 */
export function* syntheticCases(
  compiled: CompiledDirectory,
  places: readonly RegionCode[],
  count: number,
  seed = 1,
): Generator<RoutingFacts> {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const seats = [...new Set(compiled.seatOf.values())];
  for (let made = 0; made < count; made += 1) {
    const near = random() < 0.35 ? pick(seats) : undefined;
    const home = near?.regionCode ?? pick(places) ?? null;
    const acts = [random() < 0.5 ? home : pick(places), random() < 0.2 ? pick(places) : undefined];
    const mood = random();
    yield {
      applicantRegion: random() < 0.03 ? null : home,
      respondentRegions: [],
      rights: [{ type: pick(COMMON_TYPES) ?? 'trademark', industry: pick([...(near?.industries ?? [])]) ?? null }],
      matters: [pick(COMMON_MATTERS) ?? 'consultation'],
      mode: mood < 0.05 ? 'overseas' : mood < 0.1 ? 'exhibition' : 'offline',
      places: acts.flatMap((regionCode) => (regionCode ? [{ regionCode, stage: null }] : [])),
      chosenInstitution: random() < 0.1 ? (pick(seats)?.ref.id ?? null) : null,
      mayShare: true,
    };
  }
}

const COMMON_TYPES = IP_TYPES.filter((type) => type !== 'none' && type !== 'other');
const COMMON_MATTERS = MATTERS.filter((matter) => matter !== 'report' && matter !== 'training');

/** A small generator of numbers in [0, 1) that gives the same row for the same seed (Mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
