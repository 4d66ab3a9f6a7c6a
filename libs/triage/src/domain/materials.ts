import type { ApplicantRole, Channel, IpType, PartialRequest } from '#contracts';

/** Materials that a complete application consists of and that can be missing. The codes are those of `MATERIAL_TAGS`. */
export type MaterialCode = 'identity_proof' | 'right_proof';

/**
 * Rights that live by registration or by a voluntary record: there is a paper that shows them (domain.md 3.3).
 * The others arise by use, secrecy or law, or their register is still a pilot (data).
 */
const REGISTERED_RIGHTS: readonly IpType[] = [
  'patent_invention',
  'patent_utility',
  'patent_design',
  'trademark',
  'copyright',
  'copyright_software',
  'geographical_indication',
  'plant_variety',
  'ic_layout',
];

/** Whoever is accused of infringing, or reports somebody else's case, has no right of their own to show. */
const WITHOUT_RIGHT: readonly ApplicantRole[] = ['accused', 'third_party'];
const HOLDERS: readonly ApplicantRole[] = ['right_holder', 'gi_holder'];
const TELEPHONES: readonly Channel[] = ['phone', '12330', '12345'];

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** A question on the telephone is answered on the telephone: papers are asked for when it becomes a case. */
function isTelephoneConsultation(request: PartialRequest): boolean {
  const isConsultation = request.matters.length > 0 && request.matters.every((matter) => matter === 'consultation');
  return isConsultation && request.channel !== undefined && TELEPHONES.includes(request.channel);
}

function lacksIdentityProof({ applicant, attachments }: PartialRequest): boolean {
  if (isBlank(applicant?.idNumber)) return true;
  return Boolean(attachments && !attachments.includes('identity_proof'));
}

/** With several rights one that is shown is enough to begin: the others are looked at in the examination. */
function lacksRightProof({ applicant, attachments, rights }: PartialRequest): boolean {
  const role = applicant?.role;
  const registered = rights.filter(({ type }) => REGISTERED_RIGHTS.includes(type));
  if (registered.length === 0 || (role !== undefined && WITHOUT_RIGHT.includes(role))) return false;
  if (attachments) return !attachments.includes('right_proof');
  return role !== undefined && HOLDERS.includes(role) && registered.every(({ number }) => isBlank(number));
}

/**
 * The materials missing from what was said so far (G3). A number stands for its paper, because what a public register
 * shows must not be demanded again (国务院关于在线政务服务的若干规定 art. 7); a list of attachments is taken at its word.
 */
export function missingMaterials(request: PartialRequest): MaterialCode[] {
  if (isTelephoneConsultation(request)) return [];
  const missing: [MaterialCode, boolean][] = [
    ['identity_proof', lacksIdentityProof(request)],
    ['right_proof', lacksRightProof(request)],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([code]) => code);
}
