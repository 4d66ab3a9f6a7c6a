/** How somebody was reached on a return visit, and how satisfied she was. */
export const closingZh = {
  visitWay: {
    phone: '电话',
    in_person: '当面',
    message: '短信或网上留言',
    letter: '信函或邮件',
  },
  score: {
    5: '非常满意',
    4: '满意',
    3: '基本满意',
    2: '不满意',
    1: '非常不满意',
  },
};
