import { betweenEn } from './betweenWords.en.js';
import { betweenZh, type BetweenWords } from './betweenWords.zh.js';
import { useLanguage } from './useLanguage.js';

/** Words of the work between institutions, and with outside bodies, in the reader's language. */
export const useBetweenWords = (): BetweenWords => (useLanguage() === 'zh' ? betweenZh : betweenEn);
