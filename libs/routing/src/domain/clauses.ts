type Of<A extends string[]> = (...names: A) => string;

/** Parts of one sentence: none begins with a capital that it does not need, none ends with a full stop. */
export interface Clauses {
  /** Puts the parts together as one sentence. */
  readonly sentence: (parts: readonly string[]) => string;
  readonly join: (subject: string, predicate: string) => string;
  readonly helps: Of<[names: string]>;
  readonly place: Readonly<
    Record<
      'origin' | 'event' | 'offMainland' | 'onlyApplicant' | 'oneCity' | 'knowledge' | 'local',
      Of<[place: string]>
    >
  > & { readonly none: Of<[]> };
  readonly why: {
    readonly chosen: Of<[]>;
    readonly better: Of<[name: string]>;
    readonly rapid: Of<[industry: string, type: string]>;
    readonly industry: Of<[industry: string]>;
    readonly centre: Of<[type: string]>;
    readonly assistance: Of<[]>;
    readonly lastResort: Of<[]>;
    readonly nobody: Of<[]>;
    readonly branch: Of<[]>;
    readonly national: Of<[]>;
  };
  readonly applicant: Readonly<Record<'lead' | 'transfer' | 'queue' | 'overridden', Of<[name: string]>>> & {
    readonly notCompetent: Of<[]>;
  };
  readonly staff: Readonly<
    Record<'place' | 'rules' | 'lead' | 'transfer' | 'queue' | 'coHandlers', Of<[name: string]>>
  > & {
    readonly failed: (count: number, test: string) => string;
    readonly compared: (count: number, failed: string) => string;
    readonly overridden: (name: string, byRule: string | null, by: string | null, reason: string | null) => string;
  };
  readonly coordinator: {
    readonly matter: (place: string | null, type: string) => string;
    readonly sent: (name: string, isTransfer: boolean) => string;
    readonly designate: Of<[desk: string]>;
    readonly next: Of<[names: string]>;
    readonly inform: Of<[desks: string]>;
    readonly versions: Of<[directory: string, policy: string]>;
    /** What a coordinator looks at twice, by flag. */
    readonly calls: readonly (readonly [flag: string, text: string])[];
  };
}

/** A person's own words inside a sentence of ours: her full stops would end it. */
const quoted = (text: string): string =>
  text
    .trim()
    .replace(/[。．.！!？?；;\s]+$/u, '')
    .replace(/[。！？\n\r]+/gu, '，')
    .replace(/\. /g, ', ');

export const CLAUSES_ZH: Clauses = {
  sentence: (parts) => `${parts.join('，')}。`,
  join: (subject, predicate) => `${subject}${predicate}`,
  helps: (names) => `${names}在各自地区协助`,
  place: {
    origin: (place) => `地理标志由产地${place}牵头`,
    event: (place) => `展会、海关事项由发生地${place}办理`,
    offMainland: (place) => `您的地址不在内地或者没有填写，以侵权行为地${place}为准`,
    onlyApplicant: (place) => `您没有填写侵权行为地，以您所在的${place}为准`,
    oneCity: (place) => `您和侵权行为都在${place}`,
    knowledge: (place) => `您需要的是咨询、意见一类的帮助，以您所在的${place}为准`,
    local: (place) => `您需要的帮助要到现场进行，以侵权行为地${place}为准`,
    none: () => '您没有填写内地的地址，也没有填写侵权行为地',
  },
  why: {
    chosen: () => '您选择的机构有权办理本事项',
    better: (name) => `不过按规则${name}更对口，您也可以改选`,
    rapid: (industry, type) => `当地有专门服务“${industry}”产业、能快速处理${type}纠纷的中心`,
    industry: (industry) => `当地保护中心的重点产业包括“${industry}”`,
    centre: (type) => `离那里最近、能办理${type}事项的是保护中心`,
    assistance: () => '离那里最近的是维权援助机构',
    lastResort: () => '那里只有一家服务其他产业的快速维权中心可以办理',
    nobody: () => '那里目前没有能直接办理的机构',
    branch: () => '事项发生在境外，离您最近的是海外纠纷应对指导分中心',
    national: () => '事项发生在境外，而您所在的地区还没有海外分中心',
  },
  applicant: {
    lead: (name) => `所以您的事项由${name}办理`,
    transfer: (name) => `所以建议转由${name}办理，您无需重新提交`,
    queue: (desk) => `所以您的事项已交给${desk}，由工作人员指定办理机构，不会遗失`,
    overridden: (name) => `工作人员核对情况后认为${name}更适合办理，所以您的事项由它办理`,
    notCompetent: () => '您选择的机构不管辖有关地区或者不办理这类权利',
  },
  staff: {
    place: (place) => `主导地为${place}`,
    rules: (rules) => `依次适用${rules}`,
    lead: (name) => `由${name}主办`,
    transfer: (name) => `申请人所选机构无权办理，建议转由${name}主办`,
    queue: (desk) => `没有可以主办的机构，进入${desk}`,
    coHandlers: (names) => `${names}协办`,
    failed: (count, test) => `${count} 家${test}`,
    compared: (count, failed) => (failed ? `共比较 ${count} 家，其中${failed}` : `共比较 ${count} 家`),
    overridden: (name, byRule, by, reason) =>
      `${byRule ? `规则原定${byRule}，` : ''}${by ?? '工作人员'}改派${name}${reason ? `（理由：${quoted(reason)}）` : ''}`,
  },
  coordinator: {
    matter: (place, type) => `${place === null ? '没有主导地' : place}的${type}事项`,
    sent: (name, isTransfer) => (isTransfer ? `建议转由${name}主办` : `已派往${name}`),
    designate: (desk) => `没有能够办理的机构，等待${desk}指定`,
    next: (names) => `退回时依次为${names}`,
    inform: (desks) => `须立即通知${desks}`,
    versions: (directory, policy) => `依据名录 ${directory} 版和规则 ${policy} 版`,
    calls: [
      ['major', '涉及三个以上省份'],
      ['confidential', '涉及商业秘密，限制知悉'],
      ['consent_needed', '协办须先取得申请人单独同意'],
      ['better_exists', '申请人所选机构并非最对口的一家'],
      ['industry_not_matched', '产业不对口，属于兜底'],
      ['unverified_directory_entry', '承办机构的名录信息尚未核实'],
      ['evidence_export_check', '证据出境须先审批'],
    ],
  },
};

export const CLAUSES_EN: Clauses = {
  sentence: (parts) => {
    const text = parts.join(', ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  join: (subject, predicate) => `${subject} ${predicate}`,
  helps: (names) => `with ${names} helping in their own areas`,
  place: {
    origin: (place) => `for a geographical indication the place of origin leads (${place})`,
    event: (place) => `fairs and customs matters are handled where they happen (${place})`,
    offMainland: (place) =>
      `your address is off the mainland or was not given, so the place of the infringement counts (${place})`,
    onlyApplicant: (place) => `you gave no place of infringement, so your own place counts (${place})`,
    oneCity: (place) => `you and the infringement are both in ${place}`,
    knowledge: (place) => `you ask for advice or an opinion, so your own place counts (${place})`,
    local: (place) => `what you ask for has to be done on the spot, so the place of the infringement counts (${place})`,
    none: () => 'you gave neither an address on the mainland nor a place of the infringement',
  },
  why: {
    chosen: () => 'the institution you chose may take this matter',
    better: (name) => `though by the rule ${name} would fit better and you may still choose it`,
    rapid: (industry, type) => `a centre there serves the industry ${industry} and settles ${type} disputes quickly`,
    industry: (industry) => `the protection centre there works for the industry ${industry}`,
    centre: (type) => `the nearest that takes this kind of right (${type}) is a protection centre`,
    assistance: () => 'the nearest is an assistance centre',
    lastResort: () => 'the only one there is a rapid centre of another industry',
    nobody: () => 'nobody there can take it directly for now',
    branch: () => 'the matter is abroad and the nearest overseas guidance branch takes such matters',
    national: () => 'the matter is abroad and your area has no overseas branch yet',
  },
  applicant: {
    lead: (name) => `so ${name} takes your matter`,
    transfer: (name) => `so we propose to hand it to ${name} and you need not file again`,
    queue: (desk) => `so it is with ${desk}, where a person names the institution and nothing gets lost`,
    overridden: (name) => `a person has looked at it and found that ${name} fits better, so it takes your matter`,
    notCompetent: () => 'the institution you chose does not serve these places or does not take this kind of right',
  },
  staff: {
    place: (place) => `leading place ${place}`,
    rules: (rules) => `by ${rules}`,
    lead: (name) => `led by ${name}`,
    transfer: (name) => `the chosen institution is not competent and transfer to ${name} is proposed`,
    queue: (desk) => `no lead and therefore with ${desk}`,
    coHandlers: (names) => `co-handled by ${names}`,
    failed: (count, test) => `${count} ${test}`,
    compared: (count, failed) => (failed ? `${count} compared (${failed})` : `${count} compared`),
    overridden: (name, byRule, by, reason) =>
      `${byRule ? `by the rule ${byRule}, but ` : ''}${by ?? 'a person'} sent it to ${name}${reason ? ` (${quoted(reason)})` : ''}`,
  },
  coordinator: {
    matter: (place, type) => `the ${type} matter of ${place ?? 'no place'}`,
    sent: (name, isTransfer) => (isTransfer ? `is proposed for transfer to ${name}` : `went to ${name}`),
    designate: (desk) => `has nobody who can take it and waits for ${desk} to designate`,
    next: (names) => `next on a return: ${names}`,
    inform: (desks) => `to be told at once: ${desks}`,
    versions: (directory, policy) => `under directory ${directory} and policy ${policy}`,
    calls: [
      ['major', 'three or more provinces are involved'],
      ['confidential', 'a trade secret restricts the file'],
      ['consent_needed', 'co-handlers wait for a separate consent'],
      ['better_exists', 'the institution chosen is not the one that fits best'],
      ['industry_not_matched', 'the industry does not match (last resort)'],
      ['unverified_directory_entry', 'the entry of the lead is not verified'],
      ['evidence_export_check', 'evidence leaves the country only after approval'],
    ],
  },
};
