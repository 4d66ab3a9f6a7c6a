/** An institution's name without the words that nearly all of them share, for where there is little room. */
export const shortName = (name: string): string =>
  name
    .replace(/^国家海外知识产权纠纷应对指导中心(?=.)/, '海外')
    .replace(/^中国/, '')
    .replace(/[（）()]/g, '')
    .replace(/知识产权/g, '');
