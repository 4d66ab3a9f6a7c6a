import type { Candidate, IpType, RegionCode, RoutingFacts } from '#contracts';
import { bitOf, type CompiledDirectory, type Seat } from './compile.js';
import type { RankStep } from './policy.js';

/** What section 2 looks at, the same for every place of a request. */
export interface Claim {
  readonly typeBit: number;
  readonly industries: readonly string[];
  readonly isPlainConsultation: boolean;
  /** K1 for designs applies: a matching rapid centre wins from any rung. */
  readonly winsFromAnyRung: boolean;
}

export interface Placing {
  readonly seat: Seat;
  /** Lower is better; `null` = outside the climb, for the test named. */
  readonly score: number | null;
  readonly failed: 'CAP1' | 'K1' | null;
  readonly rules: readonly string[];
}

/** Everything that stands on a ladder: the ranked in order, then those that failed a test. */
export interface Climb {
  readonly best: Placing | null;
  readonly placings: readonly Placing[];
}

/** A rung weighs more than any step of the order; the two other bands lie far below and above all rungs. */
const PER_RUNG = 16;
const FROM_ANY_RUNG = -1_000;
const LAST_RESORT = 1_000;

const NOWHERE: Climb = { best: null, placings: [] };

export function claimOf(facts: RoutingFacts, { policy }: CompiledDirectory): Claim {
  const type: IpType = facts.rights[0]?.type ?? 'other';
  const isPlainConsultation =
    facts.matters.length > 0 && facts.matters.every((matter) => matter === policy.plainConsultation.matter);
  return {
    typeBit: bitOf(type),
    industries: facts.rights.flatMap((right) => right.industry ?? []),
    isPlainConsultation,
    winsFromAnyRung: !isPlainConsultation && policy.anyRungTypes.includes(type),
  };
}

/**
 * Section 2 with its whole trace: lowest rung first, the order K1, K2, K3 on each, names in code-point order among equals.
 * Rapid centres without a match rank only when nothing else does.
 */
export function climb(place: RegionCode | null, claim: Claim, compiled: CompiledDirectory): Climb {
  if (place === null) return NOWHERE;
  const ranked: Placing[] = [];
  const failed: Placing[] = [];
  compiled.geography.ladder(place).forEach((code, rung) => {
    for (const seat of compiled.seatsAt.get(code) ?? []) {
      const placing = placingOf(seat, rung, claim, compiled);
      (placing.score === null ? failed : ranked).push(placing);
    }
  });
  ranked.sort((one, other) => (one.score ?? 0) - (other.score ?? 0));
  const best = ranked[0] ?? null;
  if (best === null || isLastResort(best)) return { best, placings: [...ranked, ...failed] };
  const admitted = ranked.filter((placing) => !isLastResort(placing));
  const outside = ranked.filter(isLastResort).map((placing): Placing => ({ ...placing, score: null, failed: 'K1' }));
  return { best, placings: [...admitted, ...outside, ...failed] };
}

/** Section 2 for a further place (X1): the same order without any trace, and never a rapid centre without a match. */
export function bestAt(place: RegionCode, claim: Claim, compiled: CompiledDirectory): Seat | null {
  let best: Seat | null = null;
  let lowest = LAST_RESORT;
  compiled.geography.ladder(place).forEach((code, rung) => {
    for (const seat of compiled.seatsAt.get(code) ?? []) {
      const score = scoreOf(seat, rung, claim, compiled);
      if (score !== null && score < lowest) [best, lowest] = [seat, score];
    }
  });
  return best;
}

/** CAP1 for one institution: does it lead cases of this type at home at all? */
export const isCapable = (seat: Seat, claim: Claim): boolean =>
  seat.serves === 'domestic' && (seat.takes & claim.typeBit) !== 0;

/** Ranks as people count them, from 1; the rest with the test that they failed. */
export function candidates(placings: readonly Placing[]): Candidate[] {
  let rank = 0;
  return placings.map(({ seat, score, failed }) => ({
    id: seat.ref.id,
    name: seat.ref.name,
    rank: score === null ? null : (rank += 1),
    rejectedBy: failed,
  }));
}

export const isLastResort = (placing: Placing): boolean => placing.score !== null && placing.score >= LAST_RESORT;

function placingOf(seat: Seat, rung: number, claim: Claim, compiled: CompiledDirectory): Placing {
  const score = scoreOf(seat, rung, claim, compiled);
  if (score === null) return { seat, score, failed: isCapable(seat, claim) ? 'K1' : 'CAP1', rules: [] };
  if (score >= LAST_RESORT) return { seat, score, failed: null, rules: ['L1'] };
  const rule = comesFirst(seat, claim, compiled) ? null : stepOf(seat, claim, compiled)?.rule;
  const climbed = score < 0 ? [] : ['L1'];
  return { seat, score, failed: null, rules: rule ? [...climbed, rule] : climbed };
}

function scoreOf(seat: Seat, rung: number, claim: Claim, compiled: CompiledDirectory): number | null {
  if (!isCapable(seat, claim)) return null;
  const { policy } = compiled;
  if (comesFirst(seat, claim, compiled)) return rung * PER_RUNG;
  const step = stepOf(seat, claim, compiled);
  if (!step) return policy.lastResortKinds.includes(seat.ref.kind) ? LAST_RESORT + rung : null;
  const order = policy.rankOrder.indexOf(step);
  const isAnyRung = claim.winsFromAnyRung && order === 0;
  return (isAnyRung ? FROM_ANY_RUNG : 0) + rung * PER_RUNG + order + 1;
}

const comesFirst = (seat: Seat, claim: Claim, { policy }: CompiledDirectory): boolean =>
  claim.isPlainConsultation && seat.ref.kind === policy.plainConsultation.firstOnRung;

function stepOf(seat: Seat, claim: Claim, { policy }: CompiledDirectory): RankStep | undefined {
  const matches = claim.industries.some((industry) => seat.industries.has(industry));
  return policy.rankOrder.find((step) => step.kind === seat.ref.kind && (matches || !step.needsIndustry));
}
