import { useSyncExternalStore } from 'react';
import { chosenLanguage, type Language, onLanguageChange } from './choice.js';

export const useLanguage = (): Language => useSyncExternalStore(onLanguageChange, chosenLanguage);
