import {
  IP_TYPES,
  type CoordinatorQueue,
  type InstitutionRef,
  type IpType,
  type Region,
  type RegionCode,
  type RoutingDecision,
  type RoutingFacts,
} from '#contracts';
import { claimOf, climb } from './climb.js';
import { bitOf, type CompiledDirectory, type Seat } from './compile.js';
import { decide } from './decide.js';

/** Kinds of request that the rule treats differently. */
export const REQUEST_KINDS = ['plain_consultation', 'knowledge', 'local_action', 'overseas', 'exhibition'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** One question that the network must have an answer to. */
export interface Cell {
  readonly place: RegionCode;
  readonly type: IpType;
  readonly kind: RequestKind;
  readonly applicantOnMainland: boolean;
  /** A word of the directory that somebody on the place's ladder works in, or none. */
  readonly industry: string | null;
}

/** A cell without an answer, or with one that cannot stand. A release with a hole is not published. */
export interface Hole extends Cell {
  readonly problem: 'no_desk' | 'not_capable' | 'not_covering';
}

/** Institutions that the rule leaves equal, so that only their names decide: here load may be balanced. */
export interface Tie {
  readonly institutions: readonly InstitutionRef[];
  readonly cells: number;
}

/** Cells of one province and kind of request that nobody but a coordinator (or the national centre) answers. */
export interface Gap {
  /** `null` = no place at all: an applicant off the mainland with a matter abroad. */
  readonly province: RegionCode | null;
  readonly kind: RequestKind;
  readonly cells: number;
  /** The demand behind these cells: the sum of their places' weights. */
  readonly demand: number;
}

export interface Proof {
  readonly directoryVersion: string;
  readonly policyVersion: string;
  readonly places: number;
  readonly cells: number;
  /** How many decisions answered them: cells that the rule cannot tell apart share one. */
  readonly decisions: number;
  readonly holeCells: number;
  /** The first hundred, in order of places. */
  readonly holes: readonly Hole[];
  readonly ties: readonly Tie[];
  /** Institutions that can never lead: not by the rule in any cell, nor because an applicant chooses them. */
  readonly dead: readonly InstitutionRef[];
  /** Institutions that lead only where an applicant chooses them (T0). */
  readonly onlyChosen: readonly InstitutionRef[];
  readonly fallbackCells: number;
  /** Share of all demand that falls back, 0 to 1; where demand is given, of the cases of that time. */
  readonly fallbackShare: number;
  /** Largest demand first. */
  readonly gaps: readonly Gap[];
}

export interface ProofOptions {
  /** Desks that exist; by default one for every province rung among the regions, and the national one. */
  readonly desks?: ReadonlySet<CoordinatorQueue>;
  /** How often a question was really asked, such as last year's cases. Without it every cell weighs the same. */
  readonly demand?: Demand;
}

/** Cases of a place, a type and a kind of request. */
export type Demand = (place: RegionCode, type: IpType, kind: RequestKind) => number;

/** What a proof must not show. Gaps are answered by desks and do not refuse a release. */
export const isSound = ({ holeCells, ties, dead }: Proof): boolean =>
  holeCells === 0 && ties.length === 0 && dead.length === 0;

const SHOWN_HOLES = 100;
/** `none` is no kind of right: triage proposes refusal before routing (G1). */
const PROVED_TYPES = IP_TYPES.filter((type) => type !== 'none');

const compareText = (one: string | null, other: string | null): number => ((one ?? '') < (other ?? '') ? -1 : 1);

/** Places that climb the same rungs with somebody on them: the rule cannot tell them apart but by their code. */
interface Company {
  readonly places: readonly RegionCode[];
  readonly industries: readonly (string | null)[];
  /** Types of right in groups that everybody on these rungs takes or leaves together and no rule tells apart. */
  readonly types: readonly (readonly IpType[])[];
}

/**
 * Asks every question once: every place without divisions below it × type × kind of request × applicant on or off the
 * mainland × industry found on its ladder. The publish gate of a release: `holeCells` must be 0.
 */
export function prove(compiled: CompiledDirectory, regions: readonly Region[], options: ProofOptions = {}): Proof {
  const tally = new Tally(compiled, options.desks ?? desksOf(regions, compiled), options.demand ?? null);
  const companies = companiesOf(compiled, regions);
  for (const company of companies) {
    for (const types of company.types) {
      for (const kind of REQUEST_KINDS) {
        for (const industry of company.industries) {
          tally.ask(company.places, types, { kind, industry, applicantOnMainland: true });
          tally.ask(company.places, types, { kind, industry, applicantOnMainland: false });
        }
      }
    }
  }
  return tally.proof(companies.reduce((sum, company) => sum + company.places.length, 0));
}

/** The request that stands for a cell. */
export function factsOf(cell: Cell): RoutingFacts {
  const isOverseas = cell.kind === 'overseas';
  return {
    applicantRegion: cell.applicantOnMainland ? cell.place : null,
    respondentRegions: [],
    rights: [{ type: cell.type, industry: cell.industry }],
    matters: [MATTER_OF[cell.kind]],
    mode: isOverseas ? 'overseas' : cell.kind === 'exhibition' ? 'exhibition' : 'offline',
    places: isOverseas ? [] : [{ regionCode: cell.place, stage: null }],
    chosenInstitution: null,
    mayShare: true,
  };
}

const MATTER_OF = {
  plain_consultation: 'consultation',
  knowledge: 'infringement_opinion',
  local_action: 'evidence_guidance',
  overseas: 'overseas_guidance',
  exhibition: 'on_site_service',
} as const satisfies Record<RequestKind, RoutingFacts['matters'][number]>;

/** Places of the mainland that no division lies below: counties, and cities without districts. */
export function leavesOf(compiled: CompiledDirectory, regions: readonly Region[]): readonly RegionCode[] {
  const parents = new Set(regions.map((region) => region.parentCode));
  return regions
    .filter(({ code, level }) => level !== 'province' && !parents.has(code) && compiled.geography.isMainlandPlace(code))
    .map(({ code }) => code);
}

function desksOf(regions: readonly Region[], { geography }: CompiledDirectory): ReadonlySet<CoordinatorQueue> {
  const rungs = regions.filter(({ code, level }) => level === 'province' && geography.isMainlandPlace(code));
  return new Set<CoordinatorQueue>(['national', ...rungs.map(({ code }) => `provincial:${code}` as const)]);
}

/** The lowest rung with a seat on it fixes every rung above, so places that share it share every answer. */
function companiesOf(compiled: CompiledDirectory, regions: readonly Region[]): readonly Company[] {
  const byRung = new Map<RegionCode, RegionCode[]>();
  for (const place of leavesOf(compiled, regions)) {
    const rungs = compiled.geography.ladder(place);
    const rung = rungs.find((code) => compiled.seatsAt.has(code)) ?? compiled.geography.provinceRungOf(place);
    const company = byRung.get(rung);
    if (company) company.push(place);
    else byRung.set(rung, [place]);
  }
  return [...byRung.values()].map((places) => {
    const seats = compiled.geography.ladder(places[0] ?? '').flatMap((code) => compiled.seatsAt.get(code) ?? []);
    const industries = [null, ...new Set(seats.flatMap((seat) => [...seat.industries]))];
    return { places, industries, types: alikeTypes(seats, compiled) };
  });
}

/** A decision sees a type only through who takes it and through the policy's lists of types. */
function alikeTypes(seats: readonly Seat[], { policy }: CompiledDirectory): readonly (readonly IpType[])[] {
  const lists = [policy.anyRungTypes, policy.originLeadsTypes, policy.confidentialTypes];
  const groups = Map.groupBy(PROVED_TYPES, (type) => {
    const takenBy = seats.map((seat) => (seat.takes & bitOf(type)) !== 0);
    return [...takenBy, ...lists.map((list) => list.includes(type))].join();
  });
  return [...groups.values()];
}

/** Bodies of the nation lead no cases of their own: that is their nature, not a fault of the directory. */
const isNational = ({ ref }: Seat): boolean => ref.kind === 'national';

type Question = Omit<Cell, 'place' | 'type'>;
type Open<T> = { -readonly [K in keyof T]: T[K] };

/** The running count. One decision per question; its cells are all places and types that share the answer. */
class Tally {
  private cells = 0;
  private decisions = 0;
  private holeCells = 0;
  private demandAsked = 0;
  private readonly holes: Hole[] = [];
  private readonly ties = new Map<string, { readonly seats: readonly Seat[]; cells: number }>();
  private readonly leaders = new Set<string>();
  private readonly gaps = new Map<string, Open<Gap>>();

  constructor(
    private readonly compiled: CompiledDirectory,
    private readonly desks: ReadonlySet<CoordinatorQueue>,
    private readonly demand: Demand | null,
  ) {}

  ask(places: readonly RegionCode[], types: readonly IpType[], question: Question): void {
    const [[place], [type]] = [places, types];
    if (place === undefined || type === undefined) return;
    const facts = factsOf({ ...question, place, type });
    const decision = decide(facts, this.compiled);
    const count = places.length * types.length;
    const weight = this.weightOf(places, types, question);
    this.decisions += 1;
    this.cells += count;
    this.demandAsked += weight;
    if (decision.lead) this.leaders.add(decision.lead.id);
    const problem = this.problemOf(decision);
    if (problem !== null) this.noteHoles(places, types, { ...question, problem });
    if (decision.rules.includes('F1')) this.noteGap(decision.place, question.kind, count, weight);
    else if (question.kind !== 'overseas') this.noteTie(facts, decision, count);
  }

  proof(places: number): Proof {
    const { compiled, gaps } = this;
    const fallback = [...gaps.values()];
    const idle = [...new Set(compiled.seatOf.values())].filter(({ ref }) => !this.leaders.has(ref.id));
    return {
      directoryVersion: compiled.directoryVersion,
      policyVersion: compiled.policy.version,
      places,
      cells: this.cells,
      decisions: this.decisions,
      holeCells: this.holeCells,
      holes: this.holes,
      ties: [...this.ties.values()].map(({ seats: equal, cells }) => ({
        institutions: equal.map(({ ref }) => ref),
        cells,
      })),
      dead: idle.filter((seat) => !this.canBeChosen(seat) && !isNational(seat)).map(({ ref }) => ref),
      onlyChosen: idle.filter((seat) => this.canBeChosen(seat)).map(({ ref }) => ref),
      fallbackCells: fallback.reduce((sum, gap) => sum + gap.cells, 0),
      fallbackShare: this.demandAsked === 0 ? 0 : fallback.reduce((sum, gap) => sum + gap.demand, 0) / this.demandAsked,
      gaps: fallback.sort((one, other) => other.demand - one.demand || compareText(one.province, other.province)),
    };
  }

  /** A case is asked once, however many industries and applicants a cell is asked with. */
  private weightOf(places: readonly RegionCode[], types: readonly IpType[], question: Question): number {
    const { demand } = this;
    if (demand === null) return places.length * types.length;
    if (question.industry !== null || !question.applicantOnMainland) return 0;
    return places.reduce(
      (sum, place) => sum + types.reduce((all, type) => all + demand(place, type, question.kind), 0),
      0,
    );
  }

  private canBeChosen({ serves, takes }: Seat): boolean {
    return this.compiled.policy.chosenMayKeep && serves === 'domestic' && takes !== 0;
  }

  private noteHoles(places: readonly RegionCode[], types: readonly IpType[], hole: Omit<Hole, 'place' | 'type'>): void {
    this.holeCells += places.length * types.length;
    const all = places.flatMap((place) => types.map((type): Hole => ({ ...hole, place, type })));
    this.holes.push(...all.slice(0, SHOWN_HOLES - this.holes.length));
  }

  /** Checks the answer against the directory itself, not against what the rule says of it. */
  private problemOf({ lead, queue, place, rules, inform }: RoutingDecision): Hole['problem'] | null {
    if ((queue !== null && !this.desks.has(queue)) || inform.some((desk) => !this.desks.has(desk))) return 'no_desk';
    if (lead === null) return queue === null ? 'no_desk' : null;
    const seat = this.compiled.seatOf.get(lead.id);
    if (!seat || (!rules.includes('O1') && seat.serves !== 'domestic')) return 'not_capable';
    const isCovering = place !== null && this.compiled.geography.ladder(place).includes(seat.regionCode);
    return isCovering || seat === this.compiled.nationalOverseasCentre ? null : 'not_covering';
  }

  private noteGap(place: RegionCode | null, kind: RequestKind, cells: number, demand: number): void {
    const province = place === null ? null : this.compiled.geography.provinceRungOf(place);
    const gap = this.gaps.get(`${province} ${kind}`) ?? { province, kind, cells: 0, demand: 0 };
    gap.cells += cells;
    gap.demand += demand;
    this.gaps.set(`${province} ${kind}`, gap);
  }

  private noteTie(facts: RoutingFacts, { place, lead }: RoutingDecision, cells: number): void {
    const seat = this.compiled.seatOf.get(lead?.id ?? '');
    const besides =
      this.compiled.seatsAt.get(seat?.regionCode ?? '')?.filter(({ ref }) => ref.kind === lead?.kind) ?? [];
    if (besides.length < 2) return;
    const { best, placings } = climb(place, claimOf(facts, this.compiled), this.compiled);
    if (best === null) return;
    const equal = placings.filter((placing) => placing.score === best.score).map(({ seat }) => seat);
    if (equal.length < 2) return;
    const key = equal.map(({ ref }) => ref.id).join(' ');
    const tie = this.ties.get(key) ?? { seats: equal, cells: 0 };
    tie.cells += cells;
    this.ties.set(key, tie);
  }
}
