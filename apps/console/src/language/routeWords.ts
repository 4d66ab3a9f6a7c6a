import type { Language } from './choice.js';
import { useLanguage } from './useLanguage.js';

/** Sentences about where cases go and to whom: the route's voices, the rule's new answer, giving out, hits and misses. */
import { routeWordsEn } from './routeWords.en.js';
import { type RouteWords, routeWordsZh } from './routeWords.zh.js';

const byLanguage: Record<Language, RouteWords> = { zh: routeWordsZh, en: routeWordsEn };

export const useRouteWords = (): RouteWords => byLanguage[useLanguage()];
