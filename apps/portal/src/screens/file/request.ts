import type { AssistanceRequest, ConsentPurpose } from '../../api/types.js';
import { type Draft, ELSEWHERE, isIndication, type PlaceChoice, type RespondentDraft } from './draft.js';

/** The version of the notice that this portal shows (screens/privacy). */
export const PRIVACY_NOTICE = '2';

const orNull = (typed: string): string | null => typed.trim() || null;

/** null = said to be off the mainland or not known; undefined = not said. */
function regionOf(choice: PlaceChoice): string | null | undefined {
  if (choice === '') return undefined;
  return choice === ELSEWHERE ? null : choice;
}

/** An amount as people type it: `1,200.5`, `１２００元`, `3万`. null = not an amount. */
export function amountOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,，¥元]/gu, '');
  const found = /^(\d+(?:\.\d+)?)(万|亿)?$/.exec(plain);
  if (!found) return null;
  const unit = { 万: 10_000, 亿: 100_000_000 }[found[2] ?? ''] ?? 1;
  return Math.round(Number(found[1]) * unit * 100) / 100;
}

/** A list of the form as it is sent: blank rows fall out, and `at` tells which row of the form each one was. */
export interface Sent<T> {
  readonly items: T[];
  readonly at: number[];
}

function sent<Row, T>(rows: readonly Row[], toItem: (row: Row) => T | null): Sent<T> {
  const kept = rows.flatMap((row, at) => {
    const item = toItem(row);
    return item === null ? [] : [{ item, at }];
  });
  return { items: kept.map(({ item }) => item), at: kept.map(({ at }) => at) };
}

const isBlankRespondent = ({ name, uscc, shopUrl, region }: RespondentDraft): boolean =>
  [name, uscc, shopUrl].every((text) => text.trim() === '') && region === '';

/** The lists of the form as they are sent, each item with its row. */
export function listsOf(draft: Draft) {
  const hasStages = isIndication(draft);
  return {
    rights: sent(draft.rights, ({ type, number, title, industry }) =>
      type === '' ? null : { type, number: orNull(number), title: orNull(title), industry: orNull(industry) },
    ),
    places: sent(draft.places, ({ region, stage }) =>
      region === '' || region === ELSEWHERE ? null : { regionCode: region, stage: (hasStages && stage) || null },
    ),
    respondents: sent(draft.respondents, (row) =>
      isBlankRespondent(row)
        ? null
        : {
            name: row.name.trim(),
            uscc: orNull(row.uscc),
            regionCode: regionOf(row.region) ?? null,
            shopUrl: orNull(row.shopUrl),
          },
    ),
    proceedings: sent(draft.proceedings, ({ body, number, status }) =>
      body === '' ? null : { body, number: orNull(number), status },
    ),
  };
}

function actsOf(draft: Draft): AssistanceRequest['acts'] | null {
  const { mode, places } = draft;
  if (mode === '') return null;
  const isUnsaid = places.every(({ region }) => region === '');
  return {
    mode,
    // An empty list says that no place is known; leaving it out says that nobody has answered yet.
    ...(isUnsaid ? {} : { places: listsOf(draft).places.items }),
    platform: mode === 'online' ? orNull(draft.platform) : null,
    event: mode === 'exhibition' ? orNull(draft.event) : null,
    country: mode === 'overseas' ? orNull(draft.country) : null,
    description: orNull(draft.description),
    lossCny: amountOf(draft.loss),
  };
}

function applicantOf(draft: Draft): AssistanceRequest['applicant'] {
  const isAnonymous = draft.kind === 'anonymous';
  const unlessAnonymous = (typed: string) => (isAnonymous ? null : orNull(typed));
  const idNumber = unlessAnonymous(draft.idNumber);
  return {
    kind: draft.kind || undefined,
    role: draft.role || undefined,
    name: isAnonymous ? '' : draft.name.trim(),
    idType: idNumber === null ? null : draft.idType || null,
    idNumber,
    regionCode: regionOf(draft.region),
    address: unlessAnonymous(draft.address),
    contactName: unlessAnonymous(draft.contactName),
    mobile: unlessAnonymous(draft.mobile),
    email: unlessAnonymous(draft.email),
    sme: draft.sme,
  };
}

/** What was read, and each purpose as it was ticked: one that was not is a no. */
function consentsOf(draft: Draft): NonNullable<AssistanceRequest['consents']> {
  const { notice, share } = draft;
  if (!draft.privacy) return { shareWithCoHandlers: share };
  const purposes: [ConsentPurpose, boolean][] = [
    ['send_to_authority', draft.toAuthority],
    ['notify_email', draft.byEmail],
    ['notify_sms', draft.bySms],
  ];
  return {
    privacyNotice: notice?.version ?? PRIVACY_NOTICE,
    ...(notice ? { noticeHash: notice.hash, noticeShownAt: notice.shownAt } : {}),
    shareWithCoHandlers: share,
    given: purposes.filter(([, isGiven]) => isGiven).map(([purpose]) => purpose),
    declined: purposes.filter(([, isGiven]) => !isGiven).map(([purpose]) => purpose),
  };
}

/** The filing that a draft makes, or null while it lacks what every request needs: a right, a matter, a mode. */
export function requestOf(draft: Draft): AssistanceRequest | null {
  const { rights, respondents, proceedings } = listsOf(draft);
  const acts = actsOf(draft);
  if (rights.items.length === 0 || draft.matters.length === 0 || acts === null) return null;
  const hasAgent = draft.hasAgent && draft.kind !== 'anonymous';
  return {
    channel: 'web',
    applicant: applicantOf(draft),
    agent: hasAgent ? { kind: draft.agentKind, name: draft.agentName.trim(), mobile: orNull(draft.agentMobile) } : null,
    rights: rights.items,
    respondents: respondents.items,
    acts,
    matters: draft.matters,
    facts: draft.facts.trim(),
    demand: draft.demand.trim(),
    externalDeadline:
      draft.hasDeadline && draft.deadlineOn !== '' ? { kind: draft.deadlineKind, dueOn: draft.deadlineOn } : null,
    otherProceedings: proceedings.items,
    chosenInstitution: orNull(draft.chosen),
    attachments: draft.materials.length > 0 ? draft.materials : null,
    consents: consentsOf(draft),
    declaration: draft.declaration,
  };
}

/**
 * What a preview is asked with: everything that decides who is competent, nothing that tells who somebody is or what
 * happened to them (PIPL art. 6). What is held back counts as missing there; `heldBack` says what is not missing.
 */
export function previewOf(draft: Draft): AssistanceRequest | null {
  const request = requestOf(draft);
  if (request === null) return null;
  const { kind, role, regionCode, sme } = request.applicant ?? {};
  return {
    channel: request.channel,
    rights: request.rights.map(({ type, number, industry }) => ({ type, number, industry })),
    matters: request.matters,
    acts: { mode: request.acts.mode, places: request.acts.places, country: request.acts.country },
    applicant: { kind, role, regionCode, sme },
    respondents: (request.respondents ?? []).flatMap(({ regionCode: place }) =>
      place ? [{ name: '·', regionCode: place }] : [],
    ),
    externalDeadline: request.externalDeadline,
    otherProceedings: (request.otherProceedings ?? []).map(({ body, status }) => ({ body, status })),
    chosenInstitution: request.chosenInstitution,
    attachments: request.attachments,
    consents: { privacyNotice: request.consents?.privacyNotice, shareWithCoHandlers: draft.share },
    declaration: request.declaration,
  };
}

/** Codes that a preview reports as missing only because `previewOf` held them back. */
export function heldBack(draft: Draft): ReadonlySet<string> {
  const isSaid: [string, boolean][] = [
    ['applicant.name', draft.name.trim() !== ''],
    ['applicant.contact', draft.mobile.trim() !== '' || draft.email.trim() !== ''],
    ['facts', draft.facts.trim() !== ''],
    [
      'identity_proof',
      draft.idNumber.trim() !== '' && (draft.materials.length === 0 || draft.materials.includes('identity_proof')),
    ],
  ];
  return new Set(isSaid.filter(([, said]) => said).map(([code]) => code));
}
