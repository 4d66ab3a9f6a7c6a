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
  'auth.proof_required': {
    zh: '此操作需要再次验证身份。',
    en: 'This needs your password and second factor once more.',
  },
  'auth.link_over': {
    zh: '链接无效、已使用或已过期，请联系安全管理员重新签发。',
    en: 'This link is not valid, was used, or is over; ask the security administrator for a new one.',
  },
  'auth.session_unknown': { zh: '没有这个登录。', en: 'There is no such session.' },
  'auth.passkey_unknown': { zh: '没有这个通行密钥。', en: 'There is no such passkey.' },
  'auth.too_many_passkeys': { zh: '通行密钥已达上限（10 个）。', en: 'There are ten passkeys already.' },
  'auth.identity_unknown': { zh: '没有这个关联。', en: 'There is no such linked identity.' },
  'auth.identity_taken': {
    zh: '该身份已关联到一个账号。',
    en: 'This identity is linked to an account already.',
  },
  'account.not_found': { zh: '没有找到该账号。', en: 'No such account was found.' },
  'account.login_taken': { zh: '账号名已被使用。', en: 'This account name is taken.' },
  'account.own': { zh: '不能管理自己的账号。', en: 'Nobody keeps the own account.' },
  'account.closed': { zh: '账号当前状态不允许此操作。', en: 'The state of the account does not allow this.' },
  'account.role_fixed': {
    zh: '系统、安全、审计管理员相互独立：账号不能改为或改离这三种角色，请停用后另立账号。',
    en: 'The three administrators are kept apart: an account neither becomes one nor ceases to be one. Close it and make another.',
  },
  'account.second_person': { zh: '须由另一位管理员确认。', en: 'A second administrator has to confirm this.' },
  'account.change_settled': { zh: '该变更不存在或已处理。', en: 'There is no such change, or it is settled.' },
  'account.last_administrator': {
    zh: '这是该类管理员的最后一个账号，不能停用。',
    en: 'This is the last account of its kind of administrator and cannot be closed.',
  },
  'auth.cross_site': { zh: '来源不被允许的请求。', en: 'A request from this origin is not allowed.' },
  'rate.limited': { zh: '操作过于频繁，请稍后再试。', en: 'Too many attempts; please wait a little.' },
  'rate.proof_needed': {
    zh: '来自此网络地址的请求很多，需要先完成一次短计算。',
    en: 'This network address asks for much; a short computation is needed first.',
  },
  'case.not_found': { zh: '没有找到该案件。', en: 'No such case was found.' },
  'case.stale': { zh: '案件已被他人更新，请刷新后重试。', en: 'The case has changed meanwhile; reload and try again.' },
  'case.act_not_allowed': { zh: '案件当前状态不允许此操作。', en: 'The state of the case does not allow this act.' },
  'case.not_owner': { zh: '案件不在您的机构办理。', en: 'Your institution does not hold this case.' },
  'case.reason_required': { zh: '此操作须写明理由。', en: 'This act needs a reason.' },
  'case.same_person': { zh: '须由另一人确认。', en: 'A second person has to confirm this.' },
  'case.outsider_required': {
    zh: '须由作出该分派决定的部门以外的人员答复。',
    en: 'Somebody outside the desk that decided the route has to answer this.',
  },
  'case.consent_required': {
    zh: '须先取得申请人的单独同意。',
    en: 'The separate consent of the applicant is needed first.',
  },
  'case.last_reader': {
    zh: '名单上至少须保留一人，请先加入他人。',
    en: 'Somebody has to stay on the list; name another person first.',
  },
  'case.not_named': { zh: '此人不在名单上或其权限已结束。', en: 'This person is not named in the case, or no longer.' },
  'archive.held': { zh: '案卷已经冻结。', en: 'The file is held already.' },
  'archive.not_held': { zh: '案卷没有冻结。', en: 'The file is not held.' },
  'archive.destroyed': {
    zh: '案卷已按程序销毁，仅存目录信息。',
    en: 'The file was destroyed by due process; its entry remains.',
  },
  'archive.not_destroyable': {
    zh: '清单中有案卷不能销毁：尚未期满、已冻结、未归档或不属同一机构。',
    en: 'Some files of the list may not be destroyed: not due, held, not archived, or of another institution.',
  },
  'archive.list_not_found': { zh: '没有这份销毁清单。', en: 'There is no such list.' },
  'archive.list_decided': { zh: '该销毁清单已有决定。', en: 'This list has been decided already.' },
  'rating.already_given': {
    zh: '已经通过这个途径评价过了。',
    en: 'A rating was already given in this way.',
  },
  'rating.link_invalid': {
    zh: '评价链接无效或已过期。您仍可以凭案件编号和查询码评价。',
    en: 'This link is not valid or has expired. You may still rate with the case number and query code.',
  },
  'privacy.already_asked': {
    zh: '您已提出同样的请求，正在答复期内。',
    en: 'You have asked this already; it will be answered in time.',
  },
  'privacy.already_answered': { zh: '该请求已被答复。', en: 'This request has been answered already.' },
  'privacy.request_not_found': { zh: '没有找到该请求。', en: 'No such request was found.' },
  'privacy.must_be_kept': {
    zh: '该内容依法须保存或者是唯一的联系方式，现在不能删除。',
    en: 'This must be kept by law, or is the only way to reach the applicant, and cannot be deleted now.',
  },
  'referral.already_answered': { zh: '该转办已被答复。', en: 'This offer has been answered already.' },
  'link.not_found': { zh: '没有这条关联。', en: 'There is no such link.' },
  'case.conflict': {
    zh: '该人员正在承办对方当事人的案件，须回避。',
    en: 'This person works on the case of the other side and has to stand aside.',
  },
  'limit.not_found': { zh: '没有这条时限。', en: 'There is no such limit.' },
  'referral.cooling_down': {
    zh: '该机构近期已退回、未答复或被回绝过本案，暂不能再次征询。',
    en: 'This institution returned the case, stayed silent or was declined a short while ago; it is not asked again yet.',
  },
  'referral.report_due': {
    zh: '协办任务尚未回报，不能结束协办。',
    en: 'A task of this co-handler has not been reported on yet.',
  },
  'referral.task_unknown': { zh: '没有这项协办任务。', en: 'There is no such task.' },
  'authority.unknown': { zh: '没有这个移送对象。', en: 'There is no such authority.' },
  'authority.letter_not_found': { zh: '没有找到该移送函。', en: 'No such letter was found.' },
  'authority.letter_state': { zh: '移送函当前状态不允许此操作。', en: 'The state of the letter does not allow this.' },
  'authority.address_refused': {
    zh: '该地址不在允许的名单内，或者不是 https 地址。',
    en: 'This address is not on the list of allowed ones, or is not an https address.',
  },
  'network.region_unknown': { zh: '行政区划代码不存在。', en: 'This region code does not exist.' },
  'network.institution_unknown': { zh: '没有这个机构。', en: 'There is no such institution.' },
  'release.not_found': { zh: '没有找到该发布。', en: 'No such release was found.' },
  'release.stale': {
    zh: '草案已被他人修改，请刷新后重试。',
    en: 'The draft has changed meanwhile; reload and try again.',
  },
  'release.not_open': { zh: '该发布当前的状态不允许此操作。', en: 'The state of the release does not allow this.' },
  'release.invalid': { zh: '草案的内容有误，请按提示修改。', en: 'The draft is not valid; see each change.' },
  'release.empty': { zh: '草案没有任何改动。', en: 'The draft changes nothing.' },
  'release.unproved': { zh: '草案的当前内容尚未通过检验。', en: 'What the draft says now has not been proved yet.' },
  'release.disproved': {
    zh: '检验未通过：存在空洞、无法区分的机构或者永远不会主办的机构。',
    en: 'The proof failed: there is a hole, a tie that the rule does not break, or an institution that can never lead.',
  },
  'release.same_person': {
    zh: '起草或修改过草案的人不能批准，须由另一人批准。',
    en: 'Whoever wrote or edited the draft may not approve it; a second person has to.',
  },
  'release.plan_missing': {
    zh: '撤销的机构还有在办案件没有列入交接方案，请重新检验并核对方案。',
    en: 'An institution that closes has open cases without an approved hand-over; prove again and look at the plan.',
  },
  'release.outdated': {
    zh: '草案所依据的版本已不是届时有效的版本，请先更新依据。',
    en: 'The draft was made from a release that will no longer be in force; bring it up to date first.',
  },
  'release.day_past': { zh: '生效日期不能早于今天。', en: 'The effective date may not lie in the past.' },
  'release.no_former': { zh: '没有可以恢复的上一版本。', en: 'There is no former release to go back to.' },
  'release.run_going': { zh: '已有一次同类运行正在进行。', en: 'A run of this kind is under way already.' },
  'release.too_many_shadows': {
    zh: '最多同时影子运行三份草案。',
    en: 'At most three drafts may run as shadows at a time.',
  },
  'network.no_release': { zh: '该日期没有生效的机构名录。', en: 'No directory was in force on this day.' },
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
    zh: '此案件的证据已达上限（100 个文件、共 2 GB）。',
    en: 'This case has as much evidence as it can take (100 files, 2 GB together).',
  },
  'evidence.not_found': { zh: '没有找到该证据文件。', en: 'No such evidence file was found.' },
  'evidence.damaged': {
    zh: '保存的文件已损坏或缺失，无法下载；已记录，请联系系统管理人员。',
    en: 'The stored file is damaged or missing and cannot be downloaded; this has been recorded.',
  },
  'evidence.upload_not_found': {
    zh: '没有这个上传，或已过期，请重新上传。',
    en: 'There is no such upload, or it has expired; please start again.',
  },
  'evidence.offset_differs': {
    zh: '续传的位置与已收到的不一致，请先查询进度。',
    en: 'The upload does not stand where this part begins; ask for its progress first.',
  },
  'evidence.checksum_differs': {
    zh: '这一段在途中有变，未予保留，请重传这一段。',
    en: 'This part changed on its way and was not kept; please send it again.',
  },
  'evidence.not_whole': { zh: '文件还没有传完。', en: 'The file is not whole yet.' },
  'evidence.tus_version': {
    zh: '只支持 tus 1.0.0 协议。',
    en: 'Only version 1.0.0 of the tus protocol is spoken here.',
  },
  'evidence.no_space': {
    zh: '存储空间不足，暂时不能接收文件；已收到的部分没有丢失。',
    en: 'The store is full and takes no files right now; what was received is not lost.',
  },
  'evidence.quarantined': {
    zh: '文件尚未通过病毒扫描，暂不能打开。',
    en: 'The file has not passed the malware scanner yet and cannot be opened.',
  },
  'evidence.infected': {
    zh: '文件含有恶意代码，已隔离，不能打开。',
    en: 'The file contains malware; it is in quarantine and cannot be opened.',
  },
  'evidence.no_preview': { zh: '此文件没有预览。', en: 'There is no preview of this file.' },
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
