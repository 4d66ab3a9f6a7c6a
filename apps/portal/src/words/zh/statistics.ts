/** Words of the public statistics. */
export const statistics = {
  title: '公开统计',
  lead: '全国各地的维权援助做了多少、是否按时。数字经过处理，不会指向任何人。',
  type: '权利类型',
  all: '全部',
  until: (month: string) => `统计到 ${month}，按月公布`,
  none: '上个月以前还没有案件，下个月初公布第一批数字。',
  filed: '收到的申请',
  closed: '已经办结',
  inTime: '按时完成审查',
  byMonth: '按月份',
  byProvince: '按省份和权利类型',
  province: '省份',
  nowhere: '境外或地点未明',
  hidden: '＊',
  how: '数字怎样处理',
  howText:
    '少于 5 件的不显示（＊），并同时隐去一个相邻的数，使它不能从合计倒推；两次查询之差少于 5 件的也不显示；其余数字按所含案件固定地取为 3 的倍数，各数相加可能不等于合计。',
};
