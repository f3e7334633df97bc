/** Sets i18next up: one language at a time, and of it first only what the first screen shows. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/contract';
import type { first } from './en';
import type { later } from './en/later';
import { currentLanguage } from './language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof first & typeof later;
  }
}

type Catalogue = Readonly<Record<string, object>>;

const loadFirst = {
  en: () => import('./en').then((module): Catalogue => module.first),
  es: () => import('./es').then((module): Catalogue => module.first),
} satisfies Record<Language, () => Promise<Catalogue>>;

const loadLater = {
  en: () => import('./en/later').then((module): Catalogue => module.later),
  es: () => import('./es/later').then((module): Catalogue => module.later),
} satisfies Record<Language, () => Promise<Catalogue>>;

let isLaterWanted = false;

async function addTexts(language: Language, load: () => Promise<Catalogue>): Promise<void> {
  for (const [area, words] of Object.entries(await load())) {
    i18next.addResourceBundle(language, area, words);
  }
}

/** Call once, before anything is drawn. */
export async function startText(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    defaultNS: 'common',
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await changeLanguage(language);
}

/** Words of both parts are there before anything is drawn in the new language. */
export async function changeLanguage(language: Language): Promise<void> {
  await addTexts(language, loadFirst[language]);
  if (isLaterWanted) await addTexts(language, loadLater[language]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Resolves when the texts of the lazily loaded screens are there, in the language in use. */
export async function laterTexts(): Promise<void> {
  if (isLaterWanted) return;
  await addTexts(currentLanguage(), loadLater[currentLanguage()]);
  isLaterWanted = true;
}
