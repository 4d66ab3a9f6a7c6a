import { readFileSync } from 'node:fs';
import {
  APPLICANT_KINDS,
  APPLICANT_ROLES,
  type AssistanceRequest,
  CHANNELS,
  IP_TYPES,
  type IpType,
  MATERIAL_TAGS,
  MATTERS,
  MODES,
  type OtherProceeding,
  STAGES,
} from '#contracts';
import { shippedFile } from '#platform/files';
import { makeResidentId, makeUscc } from '../../libs/intake/src/domain/identifiers.js';

/** What the file says about one case. Only what is read here is named. */
interface RawCase {
  readonly id: string;
  readonly title_zh: string;
  readonly submitted_at: string;
  readonly channel: string;
  readonly applicant: {
    readonly name_zh: string;
    readonly type: string;
    readonly region_code: string | null;
    readonly role: string;
    readonly sme?: boolean;
  };
  readonly respondent: { readonly name_zh: string; readonly region_code: string | null } | null;
  readonly ip: {
    readonly type: string;
    readonly right_no: string;
    readonly industry_zh: string;
    readonly title_zh: string;
    readonly also?: readonly string[];
  };
  readonly infringement: {
    readonly region_codes: readonly string[];
    readonly mode: string;
    readonly stages?: Readonly<Record<string, readonly string[]>>;
    readonly country?: string;
    readonly urgent_deadline?: string;
  };
  readonly chosen_institution: string | null;
  readonly matters: readonly string[];
  readonly facts_zh: string;
  readonly attachments: readonly string[];
  readonly prior_proceedings: readonly { readonly body: string; readonly status: string }[];
  readonly expected: AcceptanceExpectation;
}

/** What must come out, as the file says it; more members than these are there to be read by people. */
export interface AcceptanceExpectation {
  readonly result: string;
  readonly lead_centre: string | null;
  readonly co_centres: readonly string[];
  readonly rules: readonly string[];
  readonly flags?: readonly string[];
  readonly missing?: readonly string[];
  readonly duplicate_of?: string;
  readonly review_due_date?: string;
  readonly referrals?: readonly { readonly authority: string }[];
  readonly refuse_reason?: string;
  readonly terminate_reason?: string;
}

export interface AcceptanceCase {
  readonly id: string;
  readonly title: string;
  readonly submittedAt: Date;
  readonly request: AssistanceRequest;
  readonly expected: AcceptanceExpectation;
}

/** One of the codes that a list knows, or a loud failure: the file and the contract have drifted apart. */
function codeOf<C extends string>(codes: readonly C[], word: string): C {
  const code = codes.find((known) => known === word);
  if (code === undefined) throw new Error(`not a known code: ${word}`);
  return code;
}

/** A number that stays the same for the same words (FNV-1a), so that one applicant has one identity in every case. */
function seedOf(words: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

const digitsOf = (seed: number, count: number): string =>
  String(Math.imul(seed ^ (seed >>> 13), 0x5bd1e995) >>> 0)
    .padStart(count, '0')
    .slice(-count);

/** Check digit of a Chinese patent application number (ZC 0006-2003): weights 2 to 9 and 2 to 5, mod 11, X for ten. */
function patentCheck(twelveDigits: string): string {
  const sum = Array.from(twelveDigits).reduce((total, digit, i) => total + Number(digit) * ((i % 8) + 2), 0);
  return '0123456789X'.charAt(sum % 11);
}

/** Fills the placeholder digits of a right's number. A patent number comes out with its true check digit. */
export function fillNumber(pattern: string): string | null {
  if (pattern === '') return null;
  const patent = /^ZL(\d{5})X{7}\.([\dX])$/.exec(pattern);
  for (let seed = seedOf(pattern); ; seed += 1) {
    const filled = pattern.replace(/X+/g, (gap) => digitsOf(seed + gap.length, gap.length));
    if (patent === null) return filled;
    const twelve = filled.slice(2, 14);
    if (patent[2] === 'X') return `ZL${twelve}.${patentCheck(twelve)}`;
    if (patentCheck(twelve) === patent[2]) return filled;
  }
}

function applicantOf({ applicant }: RawCase): AssistanceRequest['applicant'] {
  const kind = codeOf(APPLICANT_KINDS, applicant.type);
  const seed = seedOf(applicant.name_zh + (applicant.region_code ?? ''));
  const region = applicant.region_code ?? '110105';
  const person = { idType: 'resident_id', idNumber: makeResidentId(region, '1985-03-15', seed) } as const;
  const firm = { idType: 'uscc', idNumber: makeUscc(region, seed) } as const;
  const nobody = { idType: null, idNumber: null } as const;
  return {
    kind,
    name: applicant.name_zh,
    ...(kind === 'anonymous' ? nobody : kind === 'natural_person' ? person : firm),
    regionCode: applicant.region_code,
    address: null,
    contactName: null,
    mobile: kind === 'anonymous' ? null : `138${digitsOf(seed, 8)}`,
    email: null,
    sme: applicant.sme ?? false,
    role: codeOf(APPLICANT_ROLES, applicant.role),
  };
}

function rightsOf({ ip }: RawCase): AssistanceRequest['rights'] {
  const right = (type: IpType, number: string | null): AssistanceRequest['rights'][number] => ({
    type,
    number,
    title: ip.title_zh || null,
    industry: ip.industry_zh || null,
  });
  const others = (ip.also ?? []).map((type) => right(codeOf(IP_TYPES, type), null));
  return [right(codeOf(IP_TYPES, ip.type), fillNumber(ip.right_no)), ...others];
}

/** Places with a stage first, as origin, circulation, sale; then those that no stage has named. */
function placesOf({ infringement }: RawCase): AssistanceRequest['acts']['places'] {
  const staged = STAGES.flatMap((stage) =>
    (infringement.stages?.[stage] ?? []).map((regionCode) => ({ regionCode, stage })),
  );
  const named = new Set(staged.map(({ regionCode }) => regionCode));
  const others = infringement.region_codes.filter((code) => !named.has(code));
  return [...staged, ...others.map((regionCode) => ({ regionCode, stage: null }))];
}

function proceedingsOf({ prior_proceedings }: RawCase): OtherProceeding[] {
  const bodies = ['court', 'enforcement', 'arbitration', 'invalidity', 'other_centre'] as const;
  return prior_proceedings.map(({ body, status }) => ({
    body: codeOf(bodies, body),
    number: null,
    status: codeOf(['pending', 'closed'] as const, status),
  }));
}

function requestOf(raw: RawCase): AssistanceRequest {
  const { infringement, respondent } = raw;
  const mode = codeOf(MODES, infringement.mode);
  const dueOn = infringement.urgent_deadline;
  return {
    channel: codeOf(CHANNELS, raw.channel),
    applicant: applicantOf(raw),
    agent: null,
    rights: rightsOf(raw),
    respondents: respondent
      ? [{ name: respondent.name_zh, uscc: null, regionCode: respondent.region_code, shopUrl: null }]
      : [],
    acts: {
      mode,
      places: placesOf(raw),
      platform: null,
      event: null,
      country: infringement.country ?? null,
      description: null,
      lossCny: null,
    },
    matters: raw.matters.map((matter) => codeOf(MATTERS, matter)),
    facts: raw.facts_zh,
    demand: '',
    externalDeadline: dueOn ? { kind: mode === 'overseas' ? 'foreign_answer' : 'other', dueOn } : null,
    otherProceedings: proceedingsOf(raw),
    chosenInstitution: raw.chosen_institution,
    attachments: raw.attachments.map((tag) => codeOf(MATERIAL_TAGS, tag)),
    consents: { privacyNotice: '1', shareWithCoHandlers: true },
    declaration: true,
  };
}

/**
 * The acceptance cases as requests that can be filed. Placeholders become invented values with valid check digits, the
 * same on every run; the same applicant or right in two cases gets the same value in both.
 */
export function acceptanceRequests(): AcceptanceCase[] {
  const { cases } = JSON.parse(readFileSync(shippedFile('test/support/acceptance-cases.json'), 'utf8')) as {
    cases: RawCase[];
  };
  return cases.map((raw) => ({
    id: raw.id,
    title: raw.title_zh,
    submittedAt: new Date(raw.submitted_at),
    request: requestOf(raw),
    expected: raw.expected,
  }));
}
