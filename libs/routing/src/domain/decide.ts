import type {
  Candidate,
  CoordinatorQueue,
  InstitutionRef,
  RegionCode,
  RoutingDecision,
  RoutingFacts,
  Stage,
} from '#contracts';
import {
  bestAt,
  candidates,
  claimOf,
  climb,
  isCapable,
  isLastResort,
  type Claim,
  type Climb,
  type Placing,
} from './climb.js';
import type { CompiledDirectory, Seat } from './compile.js';
import { inTodaysCodes } from './facts.js';

/** Everything that a person should see beside the answer. */
export type Flag =
  | 'better_exists'
  | 'chosen_not_competent'
  | 'chosen_unknown'
  | 'chosen_set_aside'
  | 'industry_not_matched'
  | 'no_institution'
  | 'no_place'
  | 'co_handlers_folded'
  | 'major'
  | 'overseas'
  | 'evidence_export_check'
  | 'confidential'
  | 'consent_needed'
  | 'unverified_directory_entry'
  /** A person went another way; the rule itself never sets it. */
  | 'overridden';

/** The facts as the rule reads them: only places on the mainland, act places in the order in which they count. */
interface Situation {
  readonly facts: RoutingFacts;
  readonly compiled: CompiledDirectory;
  readonly claim: Claim;
  readonly applicant: RegionCode | null;
  readonly acts: readonly RegionCode[];
  readonly origin: RegionCode | null;
  /** What the applicant chose; null under a policy that knows no T0. */
  readonly choice: string | null;
}

/** What is still being written down while the rule runs. */
interface Trace {
  readonly rules: string[];
  readonly flags: Flag[];
  readonly inform: CoordinatorQueue[];
}

interface Leading {
  readonly lead: Seat | null;
  readonly place: RegionCode | null;
  readonly queue: CoordinatorQueue | null;
  readonly candidates: Candidate[];
}

/**
 * The competence rule (sections 1 to 4 and 6): facts and a compiled directory in, the decision with its trace out.
 * Total and deterministic: there is always a lead or a queue, and the order of directory rows never matters.
 * Gates (section 5) are triage's.
 */
export function decide(given: RoutingFacts, compiled: CompiledDirectory): RoutingDecision {
  const facts = compiled.successorOf.size === 0 ? given : inTodaysCodes(given, compiled.successorOf);
  const situation = read(facts, compiled);
  const trace: Trace = { rules: [], flags: [], inform: [] };
  const isOverseas =
    compiled.overseasModes.has(facts.mode) || facts.matters.some((matter) => compiled.overseasMatters.has(matter));
  const leading = isOverseas ? leadOverseas(situation, trace) : leadAtHome(situation, trace);
  const named = isOverseas ? overseasCoHandlers(situation, leading) : furtherHandlers(situation, leading, trace);
  markMajor(situation, trace);
  const coHandlers = keepSecret(situation, leading, named, trace);
  if (leading.lead?.isUnverified) trace.flags.push('unverified_directory_entry');
  const isTransfer = trace.flags.includes('chosen_not_competent');
  return {
    outcome: leading.lead === null ? 'queue' : isTransfer ? 'transfer' : 'route',
    lead: leading.lead?.ref ?? null,
    coHandlers,
    queue: leading.queue,
    inform: trace.inform,
    place: leading.place,
    rules: trace.rules,
    flags: trace.flags,
    candidates: leading.candidates,
    directoryVersion: compiled.directoryVersion,
    policyVersion: compiled.policy.version,
  };
}

function read(facts: RoutingFacts, compiled: CompiledDirectory): Situation {
  const { policy, geography } = compiled;
  const known = facts.places.filter((place) => geography.isMainlandPlace(place.regionCode));
  const hasOrigin = policy.originLeadsTypes.includes(facts.rights[0]?.type ?? 'other');
  const ordered = hasOrigin ? [...known].sort((one, other) => stage(one.stage) - stage(other.stage)) : known;
  function stage(of: Stage | null): number {
    return of === null ? policy.stageOrder.length : policy.stageOrder.indexOf(of);
  }
  return {
    facts,
    compiled,
    claim: claimOf(facts, compiled),
    applicant: geography.isMainlandPlace(facts.applicantRegion) ? facts.applicantRegion : null,
    acts: ordered.map((place) => place.regionCode),
    choice: policy.chosenMayKeep ? facts.chosenInstitution : null,
    origin: (hasOrigin && ordered.find((place) => place.stage === 'origin')?.regionCode) || null,
  };
}

/** Section 1: which place leads, and by which rule. */
function leadingPlace({ facts, compiled, applicant, acts, origin }: Situation): readonly [RegionCode | null, string] {
  const firstAct = acts[0] ?? null;
  if (origin !== null) return [origin, 'X2'];
  if (firstAct !== null && compiled.policy.placeFirstModes.includes(facts.mode)) return [firstAct, 'T2'];
  if (applicant === null) return [firstAct, 'T3'];
  if (firstAct === null) return [applicant, 'T1'];
  const asksKnowledge = facts.matters.some((matter) => compiled.knowledgeMatters.has(matter));
  const inOneCity = acts.every((act) => compiled.geography.sameCity(act, applicant));
  return [asksKnowledge ? applicant : firstAct, inOneCity ? 'T1' : 'T2'];
}

/** Sections 1 and 2, and the applicant's own choice (T0, C1). */
function leadAtHome(situation: Situation, trace: Trace): Leading {
  const [place, placeRule] = leadingPlace(situation);
  const { best, placings } = climb(place, situation.claim, situation.compiled);
  trace.rules.push(placeRule);
  const chosen = chosenSeat(situation, trace);
  if (chosen && keepsTheCase(chosen, situation)) {
    trace.rules.push('T0');
    if (best?.seat === chosen) trace.rules.push(...best.rules);
    else if (best) trace.flags.push('better_exists');
    return { lead: chosen, place, queue: null, candidates: candidates(chosenFirst(chosen, placings)) };
  }
  const listed = candidates(placings);
  if (situation.choice !== null) {
    trace.rules.push('C1');
    trace.flags.push('chosen_not_competent');
    if (chosen && !placings.some(({ seat }) => seat === chosen)) {
      listed.push(rejected(chosen, isCapable(chosen, situation.claim) ? 'C1' : 'CAP1'));
    }
  }
  return { ...leadByRule(situation, { best, placings }, place, trace), place, candidates: listed };
}

function leadByRule(
  situation: Situation,
  { best, placings }: Climb,
  place: RegionCode | null,
  trace: Trace,
): Pick<Leading, 'lead' | 'queue'> {
  if (placings.some(({ seat, failed }) => failed === 'CAP1' && seat.serves === 'domestic')) trace.rules.push('CAP1');
  if (best) {
    trace.rules.push(...best.rules);
    if (isLastResort(best)) trace.flags.push('industry_not_matched');
    return { lead: best.seat, queue: null };
  }
  if (place !== null) trace.rules.push('F1');
  trace.flags.push(place === null ? 'no_place' : 'no_institution');
  const queue = queueOf(place, situation.compiled);
  trace.inform.push(queue);
  return { lead: null, queue };
}

function chosenSeat({ choice, compiled }: Situation, trace: Trace): Seat | null {
  if (choice === null) return null;
  const chosen = compiled.seatOf.get(choice) ?? null;
  if (chosen === null) trace.flags.push('chosen_unknown');
  return chosen;
}

/** T0: capable, and covering the applicant's place or an act place. */
function keepsTheCase(chosen: Seat, { claim, compiled, applicant, acts }: Situation): boolean {
  const covers = (place: RegionCode): boolean => compiled.geography.ladder(place).includes(chosen.regionCode);
  return isCapable(chosen, claim) && ((applicant !== null && covers(applicant)) || acts.some(covers));
}

/** The chosen one takes rank 1; the rule's own order follows. */
function chosenFirst(chosen: Seat, placings: readonly Placing[]): Placing[] {
  const first: Placing = { seat: chosen, score: 0, failed: null, rules: ['T0'] };
  return [first, ...placings.filter(({ seat }) => seat !== chosen)];
}

/** Section 4: the branch on the applicant's ladder, lowest rung first; else the national centre. */
function leadOverseas(situation: Situation, trace: Trace): Leading {
  const { facts, compiled, claim, applicant } = situation;
  trace.rules.push('O1');
  trace.flags.push('overseas', 'evidence_export_check');
  const branches = (applicant === null ? [] : compiled.geography.ladder(applicant))
    .flatMap((code) => compiled.seatsAt.get(code) ?? [])
    .filter((seat) => seat.serves === 'overseas');
  const able = branches.filter((seat) => (seat.takes & claim.typeBit) !== 0);
  const order = compiled.nationalOverseasCentre ? [...able, compiled.nationalOverseasCentre] : able;
  const lead = order[0] ?? null;
  const listed = order.map((seat, index): Candidate => ({
    id: seat.ref.id,
    name: seat.ref.name,
    rank: index + 1,
    rejectedBy: null,
  }));
  listed.push(...branches.filter((seat) => !able.includes(seat)).map((seat) => rejected(seat, 'CAP1')));
  const queue = queueOf(applicant, compiled);
  if (able.length === 0) {
    trace.rules.push('F1');
    trace.inform.push(queue);
  }
  if (lead === null) trace.flags.push('no_institution');
  const chosen = facts.chosenInstitution;
  if (chosen !== null && lead !== compiled.seatOf.get(chosen)) trace.flags.push('chosen_set_aside');
  return { lead, place: applicant, queue: lead === null ? queue : null, candidates: listed };
}

function overseasCoHandlers({ compiled, claim, applicant }: Situation, { lead }: Leading): InstitutionRef[] {
  const atHome = applicant === null ? null : bestAt(applicant, claim, compiled);
  const seats = new Set([compiled.nationalOverseasCentre, atHome].filter((seat) => seat !== null && seat !== lead));
  return [...seats].flatMap((seat) => seat?.ref ?? []);
}

/** X1: the institution of each further place; more than five give way to those of the province rungs. */
function furtherHandlers(
  { facts, compiled, claim, applicant, acts }: Situation,
  { lead }: Leading,
  trace: Trace,
): InstitutionRef[] {
  const { policy, geography } = compiled;
  const respondents = policy.respondentPlaceModes.includes(facts.mode)
    ? facts.respondentRegions.filter((code) => geography.isMainlandPlace(code))
    : [];
  const places = [...new Set([...(applicant === null ? [] : [applicant]), ...acts, ...respondents])];
  const handlersOf = (where: readonly RegionCode[]): Set<Seat> =>
    new Set(where.flatMap((place) => bestAt(place, claim, compiled) ?? []).filter((seat) => seat !== lead));
  let handlers = [...handlersOf(places)];
  if (handlers.length > policy.maxCoHandlers) {
    handlers = [...handlersOf(provincesByWeight(places, geography))].slice(0, policy.maxCoHandlers);
    trace.flags.push('co_handlers_folded');
  }
  if (handlers.length > 0) trace.rules.push('X1');
  return handlers.map((seat) => seat.ref);
}

/** Province rungs with most places first, then by code. */
function provincesByWeight(places: readonly RegionCode[], geography: CompiledDirectory['geography']): RegionCode[] {
  const weight = new Map<RegionCode, number>();
  for (const place of places) {
    const rung = geography.provinceRungOf(place);
    weight.set(rung, (weight.get(rung) ?? 0) + 1);
  }
  return [...weight].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([rung]) => rung);
}

/** M1: acts in three provinces or more. */
function markMajor({ compiled, acts }: Situation, trace: Trace): void {
  const provinces = new Set(acts.map((act) => compiled.geography.provinceRungOf(act)));
  if (provinces.size < compiled.policy.majorProvinces) return;
  trace.rules.push('M1');
  trace.flags.push('major');
  if (!trace.inform.includes('national')) trace.inform.push('national');
}

/** SEC1: nobody is brought in before the applicant's separate consent; who it would be stays in the trace. */
function keepSecret(
  { facts, compiled }: Situation,
  leading: Leading,
  named: InstitutionRef[],
  trace: Trace,
): InstitutionRef[] {
  if (!facts.rights.some((right) => compiled.policy.confidentialTypes.includes(right.type))) return named;
  trace.rules.push('SEC1');
  trace.flags.push('confidential');
  if (facts.mayShare || named.length === 0) return named;
  trace.flags.push('consent_needed');
  const listed = new Set(leading.candidates.map(({ id }) => id));
  const waiting = named.filter(({ id }) => !listed.has(id));
  leading.candidates.push(...waiting.map(({ id, name }) => ({ id, name, rank: null, rejectedBy: 'SEC1' })));
  return [];
}

const rejected = ({ ref }: Seat, test: string): Candidate => ({
  id: ref.id,
  name: ref.name,
  rank: null,
  rejectedBy: test,
});

const queueOf = (place: RegionCode | null, { geography }: CompiledDirectory): CoordinatorQueue =>
  place === null ? 'national' : `provincial:${geography.provinceRungOf(place)}`;
