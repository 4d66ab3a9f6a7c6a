export type Language = 'zh' | 'en';

const STORED_UNDER = 'ipr.console.language';

function stored(): string | null {
  try {
    return localStorage.getItem(STORED_UNDER);
  } catch {
    return null; // storage may be switched off: the choice then lasts for the visit
  }
}

let chosen: Language = stored() === 'en' ? 'en' : 'zh';
const listeners = new Set<() => void>();

/** As sent in Accept-Language. */
export const currentLanguage = (): 'zh-CN' | 'en' => (chosen === 'en' ? 'en' : 'zh-CN');

export const chosenLanguage = (): Language => chosen;

export function chooseLanguage(language: Language): void {
  chosen = language;
  document.documentElement.lang = currentLanguage();
  try {
    localStorage.setItem(STORED_UNDER, language);
  } catch {
    // see stored()
  }
  for (const listener of listeners) listener();
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
