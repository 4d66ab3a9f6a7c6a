import type { AssistanceRequest, FieldFault, PartialRequest } from '#contracts';
import type { NetworkView } from '#network';
import { noticeNamed, unknownNotice } from '#privacy';
import type { FieldCode } from './domain/completeness.js';

const MESSAGES: Record<FieldCode, { path: string; zh: string; en: string }> = {
  'applicant.kind': {
    path: 'applicant.kind',
    zh: '请选择申请人类型。',
    en: 'Please say what kind of applicant you are.',
  },
  'applicant.name': { path: 'applicant.name', zh: '请填写申请人姓名或名称。', en: "Please give the applicant's name." },
  'applicant.role': {
    path: 'applicant.role',
    zh: '请选择您与权利的关系。',
    en: 'Please say how you stand to the right.',
  },
  'applicant.region': {
    path: 'applicant.regionCode',
    zh: '请选择申请人所在地。',
    en: 'Please choose where the applicant is.',
  },
  'applicant.contact': {
    path: 'applicant.mobile',
    zh: '请至少填写手机或电子邮箱之一。',
    en: 'Please give a mobile number or an e-mail address.',
  },
  'agent.name': { path: 'agent.name', zh: '请填写代理人姓名。', en: "Please give the agent's name." },
  rights: { path: 'rights', zh: '请填写涉及的知识产权。', en: 'Please name the right.' },
  matters: { path: 'matters', zh: '请选择需要的援助。', en: 'Please choose what help you want.' },
  'acts.place': { path: 'acts.places', zh: '请选择行为发生地。', en: 'Please say where it happens.' },
  'acts.country': { path: 'acts.country', zh: '请选择国家或地区。', en: 'Please choose the country.' },
  facts: { path: 'facts', zh: '请写明发生了什么。', en: 'Please tell what happened.' },
  privacy_notice: {
    path: 'consents.privacyNotice',
    zh: '请先阅读并确认个人信息告知。',
    en: 'Please read and confirm the privacy notice.',
  },
  declaration: { path: 'declaration', zh: '请声明所填内容属实。', en: 'Please declare that what you say is true.' },
};

/** Unsaid fields as faults at their place on the form. */
export const fieldFaultsOf = (codes: readonly FieldCode[]): FieldFault[] =>
  codes.map((code) => ({
    path: MESSAGES[code].path,
    code: 'required',
    message: { zh: MESSAGES[code].zh, en: MESSAGES[code].en },
  }));

/** Region codes that the directory does not know. */
export function unknownPlaces(request: PartialRequest, view: NetworkView): FieldFault[] {
  const named: [string, string | null | undefined][] = [
    ['applicant.regionCode', request.applicant?.regionCode],
    ...(request.acts.places ?? []).map((place, i): [string, string] => [
      `acts.places.${i}.regionCode`,
      place.regionCode,
    ]),
    ...(request.respondents ?? []).map((respondent, i): [string, string | null] => [
      `respondents.${i}.regionCode`,
      respondent.regionCode,
    ]),
  ];
  return named
    .filter(([, code]) => typeof code === 'string' && !view.regionByCode.has(code))
    .map(([path]) => ({
      path,
      code: 'region.unknown',
      message: { zh: '行政区划代码不存在。', en: 'This region code does not exist.' },
    }));
}

/** A notice that nobody published, or another text than was published, cannot have been read. */
export function noticeFaults({ consents: { privacyNotice, noticeHash } }: AssistanceRequest): FieldFault[] {
  if (privacyNotice === '') return [];
  const notice = noticeNamed(privacyNotice);
  if (notice && (!noticeHash || noticeHash === notice.hash)) return [];
  return unknownNotice().faults.slice();
}

/** Only what was said: the content hash of a request without it stays what it was. */
function saidBesides(consents: PartialRequest['consents']): Partial<AssistanceRequest['consents']> {
  const { given, declined, noticeHash, noticeShownAt, language } = consents ?? {};
  return {
    ...(given?.length ? { given } : {}),
    ...(declined?.length ? { declined } : {}),
    ...(noticeHash ? { noticeHash } : {}),
    ...(noticeShownAt ? { noticeShownAt } : {}),
    ...(language ? { language } : {}),
  };
}

function wholeApplicant(applicant: NonNullable<PartialRequest['applicant']>): AssistanceRequest['applicant'] {
  return {
    kind: applicant.kind ?? 'anonymous',
    name: applicant.name ?? '',
    idType: applicant.idType ?? null,
    idNumber: applicant.idNumber ?? null,
    regionCode: applicant.regionCode ?? null,
    address: applicant.address ?? null,
    contactName: applicant.contactName ?? null,
    mobile: applicant.mobile ?? null,
    email: applicant.email ?? null,
    sme: applicant.sme ?? false,
    role: applicant.role ?? 'right_holder',
  };
}

function wholeActs(acts: PartialRequest['acts']): AssistanceRequest['acts'] {
  return {
    mode: acts.mode,
    places: (acts.places ?? []).map((place) => ({ regionCode: place.regionCode, stage: place.stage ?? null })),
    platform: acts.platform ?? null,
    event: acts.event ?? null,
    country: acts.country ?? null,
    description: acts.description ?? null,
    lossCny: acts.lossCny ?? null,
  };
}

/** A partial request with everything unsaid said as "nothing", so that it can be checked as a whole. */
export function whole(partial: PartialRequest): AssistanceRequest {
  return {
    channel: partial.channel ?? 'web',
    applicant: wholeApplicant(partial.applicant ?? {}),
    agent: partial.agent
      ? { kind: partial.agent.kind, name: partial.agent.name, mobile: partial.agent.mobile ?? null }
      : null,
    rights: partial.rights.map((right) => ({
      type: right.type,
      number: right.number ?? null,
      title: right.title ?? null,
      industry: right.industry ?? null,
    })),
    respondents: (partial.respondents ?? []).map((r) => ({
      name: r.name,
      uscc: r.uscc ?? null,
      regionCode: r.regionCode ?? null,
      shopUrl: r.shopUrl ?? null,
    })),
    acts: wholeActs(partial.acts),
    matters: [...partial.matters],
    facts: partial.facts ?? '',
    demand: partial.demand ?? '',
    externalDeadline: partial.externalDeadline ?? null,
    otherProceedings: (partial.otherProceedings ?? []).map((p) => ({
      body: p.body,
      number: p.number ?? null,
      status: p.status,
    })),
    chosenInstitution: partial.chosenInstitution ?? null,
    attachments: partial.attachments ?? null,
    consents: {
      privacyNotice: partial.consents?.privacyNotice ?? '',
      shareWithCoHandlers: partial.consents?.shareWithCoHandlers ?? false,
      ...saidBesides(partial.consents),
    },
    declaration: partial.declaration ?? false,
  };
}
