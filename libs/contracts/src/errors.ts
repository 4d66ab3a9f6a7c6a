/**
 * Every refusal this system can utter, once. A code never changes its meaning; sentences may be improved.
 * The HTTP status of each code is mapped at the door (apps/api/src/problems), so that rules do not know HTTP.
 */
export const ERRORS = {
  'request.invalid': {
    zh: '提交的内容有误，请按提示修改。',
    en: 'Some of what was sent is not valid; see each field.',
  },
  'request.malformed': { zh: '请求不是有效的 JSON。', en: 'The request is not valid JSON.' },
  'request.too_large': { zh: '请求内容过大。', en: 'The request is too large.' },
  'request.unsupported_type': { zh: '只接受 application/json。', en: 'Only application/json is accepted here.' },
  'request.idempotency_key_missing': {
    zh: '缺少 Idempotency-Key 请求头。',
    en: 'The Idempotency-Key header is missing.',
  },
  'request.idempotency_key_invalid': {
    zh: 'Idempotency-Key 无效（1 至 255 个可见字符）。',
    en: 'The Idempotency-Key is not valid (1 to 255 visible characters).',
  },
  'request.idempotency_key_reused': {
    zh: '同一 Idempotency-Key 已用于另一份内容。',
    en: 'This Idempotency-Key was already used with another body.',
  },
  'request.idempotency_in_progress': {
    zh: '同一请求正在处理，请稍后重试。',
    en: 'The same request is still being processed; try again shortly.',
  },
  'request.version_missing': { zh: '缺少 If-Match 请求头。', en: 'The If-Match header is missing.' },
  'route.not_found': { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'route.method_not_allowed': { zh: '此地址不支持该方法。', en: 'This method is not allowed here.' },
  'lookup.no_match': { zh: '案件编号或查询码不正确。', en: 'The case number or the query code is not right.' },
  'auth.required': { zh: '请先登录或查询。', en: 'Please sign in first.' },
  'auth.failed': { zh: '账号、密码或验证码不正确。', en: 'The account, the password or the code is not right.' },
  'auth.second_factor_required': { zh: '需要第二步验证。', en: 'The second factor is required.' },
  'auth.forbidden': { zh: '您无权进行此操作。', en: 'You may not do this.' },
  'auth.cross_site': { zh: '来源不被允许的请求。', en: 'A request from this origin is not allowed.' },
  'rate.limited': { zh: '操作过于频繁，请稍后再试。', en: 'Too many attempts; please wait a little.' },
  'case.not_found': { zh: '没有找到该案件。', en: 'No such case was found.' },
  'case.stale': { zh: '案件已被他人更新，请刷新后重试。', en: 'The case has changed meanwhile; reload and try again.' },
  'case.act_not_allowed': { zh: '案件当前状态不允许此操作。', en: 'The state of the case does not allow this act.' },
  'case.not_owner': { zh: '案件不在您的机构办理。', en: 'Your institution does not hold this case.' },
  'case.reason_required': { zh: '此操作须写明理由。', en: 'This act needs a reason.' },
  'case.same_person': { zh: '须由另一人确认。', en: 'A second person has to confirm this.' },
  'case.consent_required': {
    zh: '须先取得申请人的单独同意。',
    en: 'The separate consent of the applicant is needed first.',
  },
  'referral.already_answered': { zh: '该转办已被答复。', en: 'This offer has been answered already.' },
  'network.region_unknown': { zh: '行政区划代码不存在。', en: 'This region code does not exist.' },
  'network.institution_unknown': { zh: '没有这个机构。', en: 'There is no such institution.' },
  'evidence.too_large': { zh: '文件过大。', en: 'The file is too large.' },
  'evidence.empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'evidence.not_bytes': {
    zh: '请以 application/octet-stream 发送文件内容。',
    en: 'Send the file itself as application/octet-stream.',
  },
  'evidence.incomplete': {
    zh: '文件没有传完，请重新上传。',
    en: 'The file did not arrive whole; please send it again.',
  },
  'evidence.hash_mismatch': {
    zh: '收到的文件与您的文件不一致（SHA-256 不符），请重新上传。',
    en: 'What arrived is not the file that was sent (SHA-256 differs); please send it again.',
  },
  'evidence.limit_reached': {
    zh: '此案件的证据已达上限（100 个文件、共 500 MB）。',
    en: 'This case has as much evidence as it can take (100 files, 500 MB together).',
  },
  'evidence.not_found': { zh: '没有找到该证据文件。', en: 'No such evidence file was found.' },
  'evidence.damaged': {
    zh: '保存的文件已损坏或缺失，无法下载；已记录，请联系系统管理人员。',
    en: 'The stored file is damaged or missing and cannot be downloaded; this has been recorded.',
  },
  'evidence.type_not_allowed': { zh: '不接受这种文件。', en: 'Files of this kind are not accepted.' },
  'service.unavailable': {
    zh: '服务暂时不可用，您填写的内容没有丢失，请稍后重试。',
    en: 'The service is not available right now; please try again shortly.',
  },
  'internal.error': {
    zh: '系统出错，已记录，请稍后重试。',
    en: 'Something went wrong on our side; it has been recorded.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** A fault at one place of the input. `path` is dotted, as in `rights.0.type`. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** An expected refusal: a code of the catalogue, the facts it rests on, and for input the faults field by field. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(code);
    this.name = 'AppError';
  }
}
