import { INSTITUTION_KINDS, IP_TYPES, MATTERS, MODES, STAGES, type InstitutionKind } from '#contracts';
import type { CompetencePolicy } from './policy.js';

/** What is wrong with a policy, at which member. */
export interface PolicyFault {
  readonly path: string;
  readonly problem: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: CompetencePolicy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };

type Check = (value: unknown, path: string) => PolicyFault[];

const fault = (path: string, problem: string): PolicyFault[] => [{ path, problem }];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf =
  (codes: readonly (string | null)[]): Check =>
  (value, path) =>
    codes.some((code) => code === value) ? [] : fault(path, `not one of ${codes.map(String).join(', ')}`);

const text: Check = (value, path) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200
    ? []
    : fault(path, 'not a text of 1 to 200 characters');
const flag: Check = (value, path) => (typeof value === 'boolean' ? [] : fault(path, 'not true or false'));
const whole =
  (min: number, max: number): Check =>
  (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? []
      : fault(path, `not a whole number from ${min} to ${max}`);

/** A list without repetitions; its order may matter. */
const listOf =
  (check: Check, { min = 0 } = {}): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'not a list');
    if (value.length < min) return fault(path, `needs at least ${min}`);
    const seen = new Set(value.map((one) => JSON.stringify(one)));
    if (seen.size !== value.length) return fault(path, 'names something twice');
    return value.flatMap((one, at) => check(one, `${path}.${at}`));
  };

const record =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isRecord(value)) return fault(path, 'not a set of fields');
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const strange = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
    return [
      ...strange.flatMap((name) => fault(at(name), 'not a member of a policy')),
      ...Object.entries(members).flatMap(([name, check]) => check(value[name], at(name))),
    ];
  };

const types = listOf(oneOf(IP_TYPES));
const capability = record({
  serves: oneOf(['domestic', 'overseas', 'none']),
  ipTypes: types,
  provinceRungOnly: types,
  never: types,
});
const kinds = Object.fromEntries(INSTITUTION_KINDS.map((kind) => [kind, capability])) as Record<InstitutionKind, Check>;

const POLICY = record({
  version: text,
  capability: record(kinds),
  knowledgeMatters: listOf(oneOf(MATTERS)),
  plainConsultation: record({ matter: oneOf(MATTERS), firstOnRung: oneOf([...INSTITUTION_KINDS, null]) }),
  rankOrder: listOf(
    record({ rule: oneOf(['K1', 'K2', 'K3', null]), kind: oneOf(INSTITUTION_KINDS), needsIndustry: flag }),
    { min: 1 },
  ),
  anyRungTypes: types,
  lastResortKinds: listOf(oneOf(INSTITUTION_KINDS)),
  chosenMayKeep: flag,
  originLeadsTypes: types,
  stageOrder: listOf(oneOf(STAGES), { min: STAGES.length }),
  placeFirstModes: listOf(oneOf(MODES)),
  respondentPlaceModes: listOf(oneOf(MODES)),
  overseasModes: listOf(oneOf(MODES)),
  overseasMatters: listOf(oneOf(MATTERS)),
  nationalOverseasCentre: text,
  // More steps of a rung than the index tells apart would mix rungs (climb.ts).
  maxCoHandlers: whole(0, 20),
  majorProvinces: whole(2, 31),
  confidentialTypes: types,
});

/** Longest order on a rung that the index can hold: see PER_RUNG in climb.ts. */
const MOST_STEPS = 14;

/** Reads a policy that came as data. Never throws: every fault is listed, at once. */
export function parsePolicy(value: unknown): ParsedPolicy {
  const faults = POLICY(value, '');
  if (faults.length > 0) return { ok: false, faults };
  // Every member has been looked at above.
  const policy = value as CompetencePolicy;
  if (policy.rankOrder.length > MOST_STEPS)
    return { ok: false, faults: fault('rankOrder', `more than ${MOST_STEPS} steps`) };
  return { ok: true, policy };
}
