/** How a check ended, or that it has not yet: a word with a sign. */
import { Spinner } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckOutcome } from '../../../preload/contract';
import { diagnosisWords } from '../../../preload/diagnosisText';
import { currentLanguage } from '../../text/language';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

export type CheckState = CheckOutcome | 'running' | 'waiting';

const looks: Readonly<Record<CheckState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  pass: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  warning: { tone: 'warning', icon: <Warning16Filled /> },
  fail: { tone: 'bad', icon: <DismissCircle16Filled /> },
  skipped: { tone: 'neutral', icon: <SubtractCircle16Regular /> },
  running: { tone: 'info', icon: <Spinner size="extra-tiny" aria-hidden /> },
  waiting: { tone: 'neutral', icon: <Circle16Regular /> },
};

export function OutcomeBadge({ state }: { state: CheckState }) {
  const { t } = useTranslation('diagnostics');
  const { tone, icon } = looks[state];
  const word =
    state === 'running' || state === 'waiting'
      ? t(`states.${state}`)
      : diagnosisWords[currentLanguage()].outcomes[state];
  return <StatusBadge tone={tone} icon={icon} word={word} />;
}
