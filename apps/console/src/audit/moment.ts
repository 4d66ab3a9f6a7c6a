/** An instant to the second, in Shanghai, as it sorts. */
export const momentWords = (at: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
