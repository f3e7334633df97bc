/** Names of parts and shares, in words. */
import { useTranslation } from 'react-i18next';
import type { Division, Part } from './parts';

export function usePartName(): (division: Division, name: Part['name']) => string {
  const { t } = useTranslation(['coverage', 'common']);
  return (division, name) =>
    // Every part of a division is among the words of that division.
    division === 'verdict'
      ? t(`common:verdict.${name}` as 'common:verdict.default')
      : t(`coverage:modules.${name}` as 'coverage:modules.none');
}

/** Less than one in a hundred is still something. */
export function usePercent(): (count: number, of: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language === 'es' ? 'es' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return (count, of) => {
    const share = of === 0 ? 0 : count / of;
    if (share > 0 && share < 0.01) return `< ${format.format(0.01)}`;
    return share < 1 && share > 0.99 ? `> ${format.format(0.99)}` : format.format(share);
  };
}
