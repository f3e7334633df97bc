/** What the agent is, what it has counted, and when it acts next. */
import { useTranslation } from 'react-i18next';
import type { AgentStatus } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { Age } from '../../ui/Age';
import { useTicking } from '../../ui/clock';
import { type Fact, Facts } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';

export function AgentFacts({ status }: { status: AgentStatus }) {
  const { t } = useTranslation('agent');
  const { deviceId, hostName, agentId, startedAt, desiredVersion } = status;
  const facts: Fact[] = [
    { name: t('facts.device'), value: deviceId ?? t('facts.notYet') },
    { name: t('facts.hub'), value: hostName ?? t('facts.notYet') },
    { name: t('facts.agentId'), value: agentId ?? t('facts.notYet') },
    { name: t('facts.startedAt'), value: startedAt === null ? t('facts.notYet') : <Age since={startedAt} /> },
    { name: t('facts.desiredVersion'), value: desiredVersion ?? t('facts.notYet') },
  ];
  return (
    <Panel title={t('facts.title')}>
      <Facts facts={facts} />
    </Panel>
  );
}

const countNames = [
  'eventsCollected',
  'eventsWaiting',
  'eventsDropped',
  'messagesSent',
  'messagesAcknowledged',
  'messagesFailed',
] as const;

export function AgentCounts({ status: { counts } }: { status: AgentStatus }) {
  const { t } = useTranslation('agent');
  const format = useFormat();
  const facts = countNames.map((name): Fact => {
    const formatted = format.number(counts[name]);
    const size = format.sizeBytes(counts.waitingBytes);
    return {
      name: t(`counts.${name}`),
      value: (
        <span data-count={name}>
          {name === 'eventsWaiting' ? t('counts.waiting', { formatted, size }) : formatted}
        </span>
      ),
    };
  });
  return (
    <Panel title={t('counts.title')}>
      <Facts facts={facts} />
    </Panel>
  );
}

const timerNames = ['snapshotAt', 'highPrioritySendAt', 'lowPrioritySendAt'] as const;

export function AgentTimers({ status: { next } }: { status: AgentStatus }) {
  const { t } = useTranslation('agent');
  const facts = timerNames.map((name): Fact => {
    const at = next[name];
    return { name: t(`next.${name}`), value: at === null ? t('next.none') : <Countdown at={at} /> };
  });
  return (
    <Panel title={t('next.title')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function Countdown({ at }: { at: string }) {
  const { t } = useTranslation('agent');
  const format = useFormat();
  const words = useTicking((nowMs) => {
    const leftMs = Date.parse(at) - nowMs;
    return leftMs < 1000 ? t('next.now') : t('next.in', { duration: format.duration(leftMs) });
  });
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {words}
    </time>
  );
}
