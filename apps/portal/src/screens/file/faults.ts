import type { FieldFault } from '../../api/types.js';
import type { Words } from '../../words/zh/index.js';
import type { Draft } from './draft.js';
import { listsOf } from './request.js';

/** A fault where the form shows it. `path` names a field of the form as it stands, or is empty. */
export interface FormFault {
  readonly path: string;
  readonly message: string;
}

/** Names under which the interface speaks of what the form asks at another place. */
const FORM_NAMES: Readonly<Record<string, string>> = {
  rights: 'rights.0.type',
  acts: 'acts.mode',
  'acts.place': 'acts.places.0.regionCode',
  'acts.places': 'acts.places.0.regionCode',
  'applicant.region': 'applicant.regionCode',
  'applicant.contact': 'applicant.mobile',
  consents: 'consents.privacyNotice',
  privacy_notice: 'consents.privacyNotice',
  externalDeadline: 'externalDeadline.dueOn',
  identity_proof: 'applicant.idNumber',
  right_proof: 'rights.0.number',
};

const LISTS = {
  rights: 'rights',
  'acts.places': 'places',
  respondents: 'respondents',
  otherProceedings: 'proceedings',
} as const;

/** The field of the form that a path of the interface is about: blank rows were not sent, so rows have to be found again. */
export function fieldOf(path: string, draft: Draft): string {
  const named = FORM_NAMES[path];
  if (named !== undefined) return named;
  const found = /^(rights|acts\.places|respondents|otherProceedings)\.(\d+)(.*)$/.exec(path);
  if (!found) return path;
  const [, list = '', index = '', rest = ''] = found;
  const name = LISTS[list as keyof typeof LISTS];
  const row = listsOf(draft)[name].at[Number(index)] ?? Number(index);
  return `${list}.${row}${rest}`;
}

/** The faults of an answer as the form shows them: one for a field, in the order they came. */
export function placeFaults(faults: readonly FieldFault[], draft: Draft): FormFault[] {
  const placed = new Map<string, FormFault>();
  for (const { path, message } of faults) {
    const field = fieldOf(path, draft);
    if (!placed.has(field)) placed.set(field, { path: field, message });
  }
  return Array.from(placed.values());
}

/** What the form can see by itself before anything is sent, in its own order: only what nobody can file without. */
export function ownFaults(draft: Draft, words: Words['file']['faults']): FormFault[] {
  const isNamed = draft.kind !== 'anonymous';
  const isBlank = (typed: string): boolean => typed.trim() === '';
  const checks: [isFaulty: boolean, path: string, message: string][] = [
    [draft.rights[0]?.type === '', 'rights.0.type', words.chooseOne],
    [draft.matters.length === 0, 'matters', words.chooseSome],
    [draft.mode === '', 'acts.mode', words.chooseOne],
    ...draft.respondents.map(({ name, uscc, shopUrl, region }, i): [boolean, string, string] => [
      isBlank(name) && !(isBlank(uscc) && isBlank(shopUrl) && region === ''),
      `respondents.${i}.name`,
      words.required,
    ]),
    [draft.role === '', 'applicant.role', words.chooseOne],
    [draft.kind === '', 'applicant.kind', words.chooseOne],
    [isNamed && isBlank(draft.name), 'applicant.name', words.required],
    [isNamed && isBlank(draft.mobile) && isBlank(draft.email), 'applicant.mobile', words.contact],
    [isNamed && draft.hasAgent && isBlank(draft.agentName), 'agent.name', words.required],
    [isBlank(draft.facts), 'facts', words.required],
    [draft.hasDeadline && isBlank(draft.deadlineOn), 'externalDeadline.dueOn', words.date],
    [!draft.privacy, 'consents.privacyNotice', words.privacy],
    [isNamed && !draft.declaration, 'declaration', words.declaration],
  ];
  return checks.filter(([isFaulty]) => isFaulty).map(([, path, message]) => ({ path, message }));
}
