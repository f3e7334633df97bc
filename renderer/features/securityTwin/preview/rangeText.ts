/** An estimated range as text: "24 to 96", or one number when both ends are the same. */
import { useTranslation } from 'react-i18next';
import type { TrafficEstimate } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';

type Range = TrafficEstimate['unitsPerDay'];

export function useRangeText(): (range: Range) => string {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  return ({ lower, upper }) => {
    const [from, to] = [format.number(rounded(lower)), format.number(rounded(upper))];
    if (from === to) return from;
    return lower === 0 ? t('preview.upTo', { to }) : t('preview.range', { from, to });
  };
}

/** An estimate says no more than two digits. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}
