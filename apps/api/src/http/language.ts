/** The two languages of the network's own words. */
export type Language = 'zh' | 'en';

/** The reader's language by RFC 9110 Accept-Language: whichever of zh and en has the higher weight; Chinese when neither is named. */
export function languageOf(header: string | string[] | undefined): Language {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  const weight = (tag: string): number =>
    Math.max(
      0,
      ...text
        .toLowerCase()
        .split(',')
        .map((part) => part.trim().split(';'))
        .filter(([name = '']) => name === tag || name.startsWith(`${tag}-`))
        .map(([, q]) => (q ? Number(q.replace('q=', '')) || 0 : 1)),
    );
  return weight('en') > weight('zh') ? 'en' : 'zh';
}
