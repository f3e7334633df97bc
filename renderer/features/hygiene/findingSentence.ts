/** A finding of hygiene as a sentence. */
import { useTranslation } from 'react-i18next';
import type { HygieneDetail, HygieneFinding } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';

const sections = ['tags', 'desired', 'reported'] as const;
const generations = ['classic', 'micro'] as const;

/** Times, sizes and names are written as the language writes them. */
export function useHygieneSentence(): (finding: HygieneFinding) => string {
  const { t } = useTranslation(['hygieneRules', 'hygiene']);
  const format = useFormat();

  function written(name: string, value: HygieneDetail[string]): string {
    if (typeof value === 'number')
      return name.endsWith('Bytes') ? format.sizeBytes(value) : format.number(value);
    if (typeof value === 'boolean') return String(value);
    if (name.endsWith('At')) return format.dateTime(value);
    if (name === 'since') return format.date(value);
    const section = name === 'section' ? sections.find((each) => each === value) : undefined;
    if (section) return t(`hygiene:sections.${section}`);
    const generation = name === 'generation' ? generations.find((each) => each === value) : undefined;
    return generation ? t(`hygiene:generations.${generation}`) : value;
  }

  return ({ code, detail, moduleId }) => {
    const place = moduleId === null ? t('hygiene:inDeviceTwin') : t('hygiene:inTwin', { moduleId });
    const values = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, written(name, value)]),
    );
    if (code === 'disabledButActive' && detail.how === 'active') {
      return t('disabledButActive.sentenceActive', { replace: values });
    }
    return t(`${code}.sentence`, { replace: { ...values, place } });
  };
}
