/** How the agent's connection is: a badge, and a sentence when something stands in its way. */
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleOff16Regular } from '@fluentui/react-icons/svg/circle-off';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentState, AgentStatus } from '../../../preload/contract';
import { announce } from '../../ui/announcements';
import { Notice } from '../../ui/Notice';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

export const toneOfState = {
  stopped: 'neutral',
  starting: 'info',
  connecting: 'info',
  connected: 'good',
  reconnecting: 'warning',
  stopping: 'info',
  failed: 'bad',
} satisfies Record<AgentState, Tone>;

const iconOfTone = {
  neutral: <CircleOff16Regular />,
  info: <ArrowSync16Regular />,
  good: <CheckmarkCircle16Filled />,
  warning: <ArrowSync16Regular />,
  bad: <ErrorCircle16Filled />,
} satisfies Record<Tone, unknown>;

/** Says a change of the state aloud. */
export function AgentStateBadge({ state }: { state: AgentState }) {
  const { t } = useTranslation('agent');
  const word = t(`states.${state}`);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    announce(t('announced', { state: word }), { isUrgent: state === 'failed' });
  }, [state, word, t]);
  return <StatusBadge tone={toneOfState[state]} icon={iconOfTone[toneOfState[state]]} word={word} />;
}

/** The warning beforehand, or what went wrong, with the transport's own words. */
export function AgentStateNotice({ status: { state, failure } }: { status: AgentStatus }) {
  const { t } = useTranslation('agent');
  if (failure && state !== 'connected') {
    return (
      <Notice
        tone={state === 'failed' ? 'bad' : 'warning'}
        title={t(`reasons.${failure.reason}`)}
        data-agent-reason={failure.reason}
      >
        {failure.detail}
      </Notice>
    );
  }
  return state === 'stopped' ? <Notice tone="info" title={t('displacing')} /> : null;
}
