import { actCodesEn } from './actCodes.en.js';
import { actCodesZh } from './actCodes.zh.js';
import type { Language } from './choice.js';
import { fileCodesEn } from './fileCodes.en.js';
import { fileCodesZh } from './fileCodes.zh.js';
import { useLanguage } from './useLanguage.js';

const zh = { ...fileCodesZh, ...actCodesZh } as const;
const en = { ...fileCodesEn, ...actCodesEn } as const;

export type CodeKind = keyof typeof zh;

const byLanguage: Record<Language, Record<CodeKind, Readonly<Record<string, string>>>> = { zh, en };

export type LabelOf = (kind: CodeKind, code: string | null | undefined) => string;

/** Acts travel with dashes in addresses and with underscores in histories; both mean the same. */
const spelled = (kind: CodeKind, code: string): string => (kind === 'act' ? code.replaceAll('-', '_') : code);

/** A code in words; an unknown one is shown as it came, never hidden, and an absent one as a dash. */
export function labelIn(language: Language): LabelOf {
  return (kind, code) => (code ? (byLanguage[language][kind][spelled(kind, code)] ?? code) : '—');
}

const labels: Record<Language, LabelOf> = { zh: labelIn('zh'), en: labelIn('en') };

export const useLabels = (): LabelOf => labels[useLanguage()];

/** Several words as one enumeration, in the reader's punctuation. */
export function useEnumeration(): (words: readonly string[]) => string {
  const separator = useLanguage() === 'zh' ? '、' : ', ';
  return (words) => words.join(separator);
}

/** All codes of one kind, for lists to choose from. */
export const codesOf = (kind: CodeKind): string[] => Object.keys(zh[kind]);
