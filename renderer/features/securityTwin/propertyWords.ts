/** Plain names and one-line explanations of configuration properties, in the chosen language. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface PropertyWords {
  readonly name: string;
  readonly about: string;
}

/** Null-safe: a property nobody knows is called by its own name. */
export function usePropertyWords(): (property: string) => PropertyWords {
  const { t } = useTranslation('properties');
  return useMemo(() => {
    const words: Readonly<Record<string, PropertyWords>> = {
      ...t('classic', { returnObjects: true }),
      ...t('micro', { returnObjects: true }),
    };
    return (property) =>
      (Object.hasOwn(words, property) ? words[property] : undefined) ?? { name: property, about: '' };
  }, [t]);
}
