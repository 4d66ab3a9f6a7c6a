import type { ApplicantKind, AssistanceRequest, FieldFault } from '#contracts';
import { normaliseIdentifier } from './identifiers.js';

type Finding = (request: AssistanceRequest) => FieldFault[];

const fault = (path: string, code: string, zh: string, en: string): FieldFault => ({ path, code, message: { zh, en } });

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

const isRealDay = (day: string): boolean => {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
};

const nobodyAgainstThemselves: Finding = ({ applicant, respondents }) => {
  const own = applicant.idType === 'uscc' && applicant.idNumber ? normaliseIdentifier(applicant.idNumber) : null;
  return respondents.flatMap(({ uscc }, i) =>
    own !== null && uscc !== null && normaliseIdentifier(uscc) === own
      ? [
          fault(
            `respondents.${i}.uscc`,
            'respondent.is_applicant',
            '对方当事人不能是申请人自己。',
            'The other party cannot be the applicant.',
          ),
        ]
      : [],
  );
};

const stagesOnlyForIndications: Finding = ({ rights, acts }) => {
  if (rights.some((right) => right.type === 'geographical_indication')) return [];
  const message = [
    '只有地理标志区分产地、流通地、销售地。',
    'Only geographical indications have stages of trade.',
  ] as const;
  return acts.places.flatMap((place, i) =>
    place.stage === null ? [] : [fault(`acts.places.${i}.stage`, 'stage.only_for_indications', ...message)],
  );
};

const abroadIsNotHere: Finding = ({ acts }) =>
  acts.mode === 'overseas' && acts.country === 'CN'
    ? [
        fault(
          'acts.country',
          'overseas.at_home',
          '境外纠纷的国家不能是中国。',
          'The country of a dispute abroad cannot be China.',
        ),
      ]
    : [];

const lossIsAnAmount: Finding = ({ acts }) =>
  acts.lossCny === null || acts.lossCny >= 0
    ? []
    : [fault('acts.lossCny', 'loss.negative', '损失金额不能为负数。', 'A loss cannot be negative.')];

const deadlineIsADay: Finding = ({ externalDeadline }) =>
  externalDeadline === null || isRealDay(externalDeadline.dueOn)
    ? []
    : [fault('externalDeadline.dueOn', 'deadline.no_day', '没有这一天，请核对日期。', 'There is no such day.')];

/**
 * What cannot be true of a request as a whole, with a sentence for the person. Only the impossible is refused here: what
 * is merely odd or thin is `advice`, so that nobody is sent away because of a form.
 */
export function crossFieldFaults(request: AssistanceRequest): FieldFault[] {
  const findings = [nobodyAgainstThemselves, stagesOnlyForIndications, abroadIsNotHere, lossIsAnAmount, deadlineIsADay];
  return findings.flatMap((finding) => finding(request));
}

/** Kinds that are not a person: they have no citizen's identity number. */
const ORGANISATIONS: readonly ApplicantKind[] = ['enterprise', 'cooperative', 'public_institution', 'association'];

function adviceOnIdentity({ applicant }: AssistanceRequest): FieldFault[] {
  const { kind, idType, idNumber } = applicant;
  const isOfOtherKind =
    (idType === 'uscc' && kind === 'natural_person') || (idType === 'resident_id' && ORGANISATIONS.includes(kind));
  if (isOfOtherKind) {
    return [
      fault(
        'applicant.idType',
        'identity.type_of_other_kind',
        '证件类型与申请人类型似不相符，请核对。',
        'This kind of number does not seem to belong to this kind of applicant.',
      ),
    ];
  }
  return kind === 'anonymous' && idNumber !== null
    ? [
        fault(
          'applicant.idNumber',
          'identity.of_anonymous',
          '匿名咨询无须填写证件号码。',
          'An anonymous question needs no identity number.',
        ),
      ]
    : [];
}

function adviceOnActs(request: AssistanceRequest): FieldFault[] {
  const { acts, respondents, externalDeadline, applicant } = request;
  const isNowhere = acts.places.length === 0 && applicant.regionCode === null && acts.mode !== 'overseas';
  const isOnlineSomewhere =
    acts.mode === 'online' && isBlank(acts.platform) && respondents.every((r) => isBlank(r.shopUrl));
  const advised: [boolean, FieldFault][] = [
    [
      acts.mode === 'customs' && externalDeadline === null,
      fault(
        'externalDeadline',
        'customs.deadline',
        '收到海关通知后 3 个工作日内须提出申请，请填写截止日期。',
        'After a customs notice you have 3 working days; please give the day.',
      ),
    ],
    [
      acts.mode === 'exhibition' && isBlank(acts.event),
      fault('acts.event', 'exhibition.event', '请填写展会名称，便于现场处理。', 'Please name the exhibition.'),
    ],
    [
      isOnlineSomewhere,
      fault(
        'acts.platform',
        'online.where',
        '请填写平台名称或网店链接。',
        'Please name the platform or the address of the shop.',
      ),
    ],
    [
      acts.mode === 'overseas' && isBlank(acts.country),
      fault('acts.country', 'overseas.country', '请选择涉及的国家或地区。', 'Please choose the country.'),
    ],
    [
      isNowhere,
      fault(
        'acts.places',
        'place.none',
        '没有地点，将由协调员分派。',
        'Without any place a coordinator has to pass this on.',
      ),
    ],
  ];
  return advised.filter(([applies]) => applies).map(([, hint]) => hint);
}

/** What may be filed as it is but would be better with a word more. Shaped like faults; never a reason to refuse. */
export function advice(request: AssistanceRequest): FieldFault[] {
  return [...adviceOnIdentity(request), ...adviceOnActs(request)];
}
