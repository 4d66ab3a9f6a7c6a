import { signal } from '@preact/signals';
import { type Language, language } from '../settings.js';
import { type Words, zh } from './zh/index.js';

/** The words in the language that is shown. */
export const words = signal<Words>(zh);

async function load(which: Language): Promise<Words> {
  return which === 'en' ? (await import('./en/index.js')).en : zh;
}

/**
 * Switches the language once its words are there, so that nobody ever sees half a page of each.
 * Where they cannot be fetched the page stays as it is.
 */
export async function speak(which: Language): Promise<void> {
  try {
    words.value = await load(which);
    language.value = which;
  } catch {
    language.value = words.value === zh ? 'zh-CN' : 'en';
  }
}
