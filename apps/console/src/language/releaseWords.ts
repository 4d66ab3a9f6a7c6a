import type { Language } from './choice.js';
import { releaseWordsEn } from './releaseWords.en.js';
import { releaseWordsZh, type ReleaseWords } from './releaseWords.zh.js';
import { useLanguage } from './useLanguage.js';

const byLanguage: Record<Language, ReleaseWords> = { zh: releaseWordsZh, en: releaseWordsEn };

/** Sentences of the screens about releases. */
export const useReleaseWords = (): ReleaseWords => byLanguage[useLanguage()];
