/** How watching stands: its state, what it has taken, why it is not connected, what a pause hides, what is recorded. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessagesState, MessagesStatus } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

const useStyles = makeStyles({
  line: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground1 },
});

const looks: Readonly<Record<MessagesState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  stopped: { tone: 'neutral', icon: <Circle16Regular /> },
  connecting: { tone: 'info', icon: <ArrowSync16Regular /> },
  watching: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  reconnecting: { tone: 'warning', icon: <ArrowSync16Regular /> },
  replaying: { tone: 'info', icon: <ArrowSync16Regular /> },
  failed: { tone: 'bad', icon: <ErrorCircle16Filled /> },
};

export function MessagesBadge({ state }: Pick<MessagesStatus, 'state'>) {
  const { t } = useTranslation('messages');
  const { tone, icon } = looks[state];
  return <StatusBadge tone={tone} icon={icon} word={t(`states.${state}`)} />;
}

export function MessagesNotices({ status }: { status: MessagesStatus }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  const { failure, pause, recording, nextTryAt, state } = status;
  return (
    <>
      {failure ? (
        <Notice
          tone={state === 'failed' ? 'bad' : 'warning'}
          title={t(`failures.${failure.reason}.title`)}
          data-messages-failure={failure.reason}
        >
          <p>{t(`failures.${failure.reason}.meaning`, { line: failure.detail })}</p>
          {state === 'reconnecting' ? <p>{t('reconnecting')}</p> : null}
          {nextTryAt ? <p>{t('nextTry', { time: format.time(nextTryAt) })}</p> : null}
          {failure.detail && failure.reason !== 'damagedRecording' ? (
            <p>{t('said', { detail: failure.detail })}</p>
          ) : null}
        </Notice>
      ) : null}
      {pause ? (
        <Notice
          tone={pause.fellOut > 0 ? 'warning' : 'info'}
          title={t('paused.title', { time: format.time(pause.since) })}
          data-messages-paused={pause.waiting}
        >
          <p>
            {t('paused.meaning', {
              waiting: format.number(pause.waiting),
              fellOut: format.number(pause.fellOut),
            })}
          </p>
        </Notice>
      ) : null}
      {recording ? (
        <p className={styles.line} data-messages-recording={recording.messages}>
          {t('recording', { fileName: recording.fileName, count: format.number(recording.messages) })}
        </p>
      ) : null}
    </>
  );
}

export function MessagesFacts({ status }: { status: MessagesStatus }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const { hostName, replayed, start, partitions } = status;
  if (hostName === null) return null;
  const held = { count: format.number(status.held), size: format.sizeBytes(status.heldBytes) };
  return (
    <Facts
      facts={[
        { name: t('facts.hub'), value: hostName },
        ...(replayed === null ? [] : [{ name: t('facts.replayed'), value: replayed }]),
        {
          name: t('facts.received'),
          value: <span data-messages-received={status.received}>{format.number(status.received)}</span>,
        },
        ...(start?.deviceId == null
          ? []
          : [{ name: t('facts.passedOver'), value: format.number(status.passedOver) }]),
        { name: t('facts.held'), value: t('facts.heldValue', held) },
        ...(status.fellOut === 0 ? [] : [{ name: t('facts.fellOut'), value: format.number(status.fellOut) }]),
        ...(partitions === null ? [] : [{ name: t('facts.partitions'), value: format.number(partitions) }]),
        ...(status.reconnects === 0
          ? []
          : [{ name: t('facts.reconnects'), value: format.number(status.reconnects) }]),
      ]}
    />
  );
}
