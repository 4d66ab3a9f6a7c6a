import { addDays, type Day, type GateFinding, type PartialRequest, shanghaiDay, type TriageFinding } from '#contracts';
import type { DuplicateMatch } from './duplicates.js';
import { missingMaterials } from './materials.js';

export interface TriageContext {
  readonly now: Date;
  /** The day on which the network's own examination limit ends. */
  readonly ownDueOn: Day;
  /** Cases that this one may repeat, from `matchDuplicate`. */
  readonly duplicates: readonly DuplicateMatch[];
  /** Fields without which the request cannot be filed yet (intake's `fieldsToFile`); none for a filed request. */
  readonly unsaid: readonly string[];
}

type Proposal = NonNullable<TriageFinding['proposal']>;

interface Verdict {
  readonly finding: GateFinding;
  /** What becomes of the request, where the gate stands in its way. */
  readonly proposal?: Proposal;
  readonly flags?: readonly string[];
}

const EMERGENCY_DAYS = 7;

/** G1: no intellectual property in it. Asking for something that is no assistance at all is for a person to see. */
function outOfScope({ rights }: PartialRequest): Verdict[] {
  const isNotIp = rights.length > 0 && rights.every(({ type }) => type === 'none');
  return isNotIp
    ? [{ finding: { rule: 'G1', proposes: 'refuse_proposed', reason: 'not_ip_matter' }, proposal: 'refuse_proposed' }]
    : [];
}

/** G5: a third person's report is forwarded as a clue; it never becomes a case. */
function thirdPartyReport({ applicant, matters }: PartialRequest): Verdict[] {
  return applicant?.role === 'third_party' || matters.includes('report')
    ? [{ finding: { rule: 'G5', proposes: 'clue', reason: 'third_party_report' }, proposal: 'clue' }]
    : [];
}

/** G2: without an identity there is an answer, no case file. */
function withoutIdentity({ applicant }: PartialRequest): Verdict[] {
  return applicant?.kind === 'anonymous'
    ? [{ finding: { rule: 'G2', proposes: 'answer_only', reason: 'no_identity' }, proposal: 'answer_only' }]
    : [];
}

/** G4: some places bar what a court or an office has taken up, others still advise: a person decides. */
function pendingElsewhere({ otherProceedings }: PartialRequest): Verdict[] {
  const pending = (otherProceedings ?? []).filter(({ status }) => status === 'pending');
  if (pending.length === 0) return [];
  const flags = Array.from(new Set(pending.map(({ body }) => `pending_in_${body}`)));
  return [{ finding: { rule: 'G4', proposes: 'review', reason: 'already_pending' }, proposal: 'review', flags }];
}

/** D1: the same matter again. Merging is offered, not done: it joins two people's words into one file. */
function repeatedMatter({ duplicates }: TriageContext): Verdict[] {
  return duplicates.map(({ proposes, caseId }) => ({
    finding: { rule: 'D1', proposes, reason: caseId },
    flags: [proposes === 'merge' ? 'duplicate' : 'earlier_case'],
  }));
}

/** G3: everything that is missing, at once (一次性告知). Only what was filed can lack anything. */
function incomplete(missing: readonly string[], context: TriageContext): Verdict[] {
  const joinsAnotherFile = context.duplicates.some(({ proposes }) => proposes === 'merge');
  if (missing.length === 0 || context.unsaid.length > 0 || joinsAnotherFile) return [];
  return [{ finding: { rule: 'G3', proposes: 'supplement', reason: missing.join(',') }, proposal: 'supplement' }];
}

/** U1: somebody else's deadline binds before ours, or the stand is gone tomorrow: first action counts in hours. */
function urgency(request: PartialRequest, { now, ownDueOn }: TriageContext): Verdict[] {
  const { mode } = request.acts;
  const dueOn = request.externalDeadline?.dueOn;
  const binds = dueOn !== undefined && dueOn <= ownDueOn;
  if (!binds && mode !== 'exhibition' && mode !== 'customs') return [];
  const today = shanghaiDay(now);
  const flags = ['urgent'];
  if (dueOn !== undefined && dueOn < today) flags.push('deadline_passed');
  if (dueOn !== undefined && dueOn >= today && dueOn <= addDays(today, EMERGENCY_DAYS)) flags.push('help_first');
  return [{ finding: { rule: 'U1', proposes: 'urgent', reason: binds ? 'external_deadline' : mode }, flags }];
}

/** SEC1: a trade secret stays in a restricted file, whatever else the request is about. */
function secrecy({ rights }: PartialRequest): Verdict[] {
  return rights.some(({ type }) => type === 'trade_secret')
    ? [{ finding: { rule: 'SEC1', proposes: 'confidential', reason: 'trade_secret' }, flags: ['confidential'] }]
    : [];
}

/** Evidence leaves the country only after a check-list and an approval (国务院关于涉外知识产权纠纷处理的规定 art. 13). */
function overseasFlags({ acts, matters }: PartialRequest): string[] {
  return acts.mode === 'overseas' || matters.includes('overseas_guidance') ? ['overseas', 'evidence_export_check'] : [];
}

/**
 * What the gates G1 to G5, D1, U1 and SEC1 say about a request before routing (competence.md section 5): proposals to a
 * person, each with its reason, never an act (PIPL art. 24).
 *
 * Where several gates speak, all are listed and the first in this order makes the proposal:
 * G1 (nothing here is ours), G5 (not a request at all), G2 (nobody to open a file for), G4 (whether to help must be
 * decided before papers are asked for), G3. A merge (D1) silences G3: the papers are in the file that it joins.
 *
 * On a request that cannot be filed yet (`unsaid` is not empty) nothing is proposed because of what is merely unsaid:
 * unsaid fields and missing materials are listed in `missing` and the proposal stays null.
 */
export function triage(request: PartialRequest, context: TriageContext): TriageFinding {
  const materials = missingMaterials(request);
  const standing = [...outOfScope(request), ...thirdPartyReport(request), ...withoutIdentity(request)];
  // Whoever is sent elsewhere, or gives no name, is not asked for papers.
  const missing = standing.length > 0 ? [...context.unsaid] : [...context.unsaid, ...materials];
  const verdicts: Verdict[] = [
    ...standing,
    ...pendingElsewhere(request),
    ...repeatedMatter(context),
    ...(standing.length > 0 ? [] : incomplete(materials, context)),
    ...urgency(request, context),
    ...secrecy(request),
  ];
  return {
    proposal: verdicts.find(({ proposal }) => proposal !== undefined)?.proposal ?? null,
    gates: verdicts.map(({ finding }) => finding),
    missing,
    flags: Array.from(new Set([...verdicts.flatMap(({ flags }) => flags ?? []), ...overseasFlags(request)])),
    urgent: verdicts.some(({ finding }) => finding.rule === 'U1'),
  };
}
