import type { Language } from './choice.js';
import { useLanguage } from './useLanguage.js';
import { wordsEn } from './words.en.js';
import { type Words, wordsZh } from './words.zh.js';

const byLanguage: Record<Language, Words> = { zh: wordsZh, en: wordsEn };

export const useWords = (): Words => byLanguage[useLanguage()];
