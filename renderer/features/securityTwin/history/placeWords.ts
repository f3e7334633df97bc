/** A place in a twin as a person names it. */
import { useTranslation } from 'react-i18next';
import type { TwinPlace } from '../../../../preload/contract';
import { usePropertyWords } from '../propertyWords';

export interface PlaceWords {
  readonly words: string;
  /** The place as the hub names it, when that is something else. */
  readonly name: string | null;
}

/** Desired is what a person works on, so only the other sections are named. */
export function usePlaceWords(): (place: TwinPlace) => PlaceWords {
  const { t } = useTranslation('history');
  const wordsOf = usePropertyWords();
  return ({ section, path }) => {
    const property = path.length === 1 ? path[0] : undefined;
    const plain = property === undefined ? path.join(' › ') : wordsOf(property).name;
    const words =
      section === 'desired' ? plain : t('inSection', { section: t(`sections.${section}`), place: plain });
    return { words, name: plain === path.join(' › ') ? null : path.join('.') };
  };
}
