/** A problem of the text as a sentence that begins with its place. */
import { useTranslation } from 'react-i18next';
import type { DeviceTwinProblem } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';

export function useProblemWords(): (problem: DeviceTwinProblem) => string {
  const { t } = useTranslation('deviceTwin');
  const format = useFormat();
  return ({ code, path, measured }) => {
    const words = t(`codes.${code}`, {
      is: measured === null ? '' : format.number(measured.is),
      limit: measured === null ? '' : format.number(measured.limit),
    });
    return path.length === 0 ? words : t('at', { place: path.join(' › '), words });
  };
}
