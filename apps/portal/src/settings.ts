import { effect, signal } from '@preact/signals';

export type Language = 'zh-CN' | 'en';

/** What a person set once on this device. Nothing personal: it may outlive the tab. */
function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

/** Chinese unless the person chose otherwise, or the browser prefers English and knows no Chinese. */
function firstLanguage(): Language {
  const chosen = remembered('language');
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  const spoken = navigator.languages.map((tag) => tag.toLowerCase().slice(0, 2));
  return spoken.includes('zh') || !spoken.includes('en') ? 'zh-CN' : 'en';
}

export const language = signal<Language>(firstLanguage());
export const isLargeType = signal(remembered('type') === 'large');

/** Writes the settings to the page and to this device whenever they change. */
export function keepSettings(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    remember('language', language.value);
  });
  effect(() => {
    document.documentElement.classList.toggle('large-type', isLargeType.value);
    remember('type', isLargeType.value ? 'large' : 'normal');
  });
}
