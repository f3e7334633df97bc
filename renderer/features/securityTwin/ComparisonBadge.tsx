/** How reported stands to desired, as a sign and words. */
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ClockAlarm16Regular } from '@fluentui/react-icons/svg/clock-alarm';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../preload/contract';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

const looks: Readonly<Record<Comparison, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  notSet: { tone: 'neutral', icon: <Circle16Regular /> },
  same: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  differs: { tone: 'bad', icon: <ErrorCircle16Filled /> },
  notReported: { tone: 'warning', icon: <ClockAlarm16Regular /> },
  notSupported: { tone: 'neutral', icon: <Prohibited16Regular /> },
  reportedOnly: { tone: 'warning', icon: <Warning16Filled /> },
  defaultApplied: { tone: 'info', icon: <ArrowDownload16Regular /> },
};

export function ComparisonBadge({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('securityTwin');
  return (
    <span data-comparison={comparison}>
      <StatusBadge {...looks[comparison]} word={t(`comparison.${comparison}`)} isWrapping />
    </span>
  );
}
