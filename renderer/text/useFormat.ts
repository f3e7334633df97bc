/** Numbers, instants and ages in the chosen language, for components. */
import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract';
import { createFormat, type Format } from './format';

const formats: Readonly<Record<Language, Format>> = { en: createFormat('en'), es: createFormat('es') };

/** Components that show an area's words call `useTranslation('<area>')` from react-i18next. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formats[i18n.language === 'es' ? 'es' : 'en'];
}
