/** Who helps with a case, and who may have the file. */
export const between = {
  title: '谁在帮忙',
  by: (day: string) => `${day} 前回复`,
  shared: (n: number) => `您的信息提供给了 ${n} 个单位`,
  dataKind: {
    identity: '身份信息',
    contact: '联系方式',
    right: '权利信息',
    facts: '案情',
    evidence: '证据材料',
  } as Record<string, string>,
  basis: {
    request: '依您的申请',
    consent_at_filing: '您提交时已同意',
    separate_consent: '您已单独同意',
    public_duty: '依法履行职责',
  } as Record<string, string>,
  consent: {
    title: '是否同意提供您的信息',
    ask: (name: string) => `办理机构希望把您的案件材料提供给 ${name}。`,
    contact: '对方联系方式',
    noContact: '未登记，可向办理机构询问',
    purpose: '用途',
    kinds: '提供的信息',
    free: '由您决定。不同意不影响办理机构继续办理；同意后可以随时撤回。',
    agree: '同意提供',
    decline: '不同意',
  },
};

/** What happens to letters to authorities, for the history of a case. */
export const letterActs = {
  letter_send: '移送函已送出',
  letter_receipt: '主管部门已接收',
  letter_return: '主管部门已退回',
  letter_report: '主管部门反馈处理情况',
  letter_remind: '已催办主管部门',
  letter_recall: '移送已撤回',
};
