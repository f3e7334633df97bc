/** The language in use, as one of ours. */
import i18next from 'i18next';
import type { Language } from '../../preload/contract';

export function currentLanguage(): Language {
  return i18next.language === 'es' ? 'es' : 'en';
}
