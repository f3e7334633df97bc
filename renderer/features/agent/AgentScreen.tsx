/** The local agent: for which device it runs, how it is doing, and everything it does. */
import { makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHubSession, useLastDeviceId } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { FailureMessage } from '../../ui/FailureMessage';
import { JsonTree } from '../../ui/jsonTree/JsonTree';
import { Panel } from '../../ui/Panel';
import { Screen } from '../../ui/Screen';
import { AgentControls } from './AgentControls';
import { AgentLog } from './AgentLog';
import { AgentCounts, AgentFacts, AgentTimers } from './AgentPanels';
import { AgentStateBadge, AgentStateNotice } from './AgentState';
import { createAgentStore } from './agentStore';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', color: tokens.colorNeutralForeground2 },
  panels: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
});

export default function AgentScreen({ route }: { route: RouteTo<'agent'> }) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const store = useClientStore(createAgentStore);
  const { status, entries, skippedCount, request, requestFailure, watchFailure, reached, uses } = useSelected(
    store.state,
    (state) => state,
  );
  const openHubId = useHubSession((state) => state.openHubId);
  const lastDeviceId = useLastDeviceId();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason, not an input.
  useEffect(() => store.watch(), [store, attempt]);

  return (
    <Screen name="agent" title={t('title')} beside={status ? <AgentStateBadge state={status.state} /> : null}>
      <p className={styles.intro}>{t('intro')}</p>
      {status === null && !watchFailure ? <Spinner label={t('loading')} /> : null}
      {watchFailure ? (
        <FailureMessage failure={watchFailure} onRetry={() => setAttempt(attempt + 1)} />
      ) : null}
      {status ? (
        <div data-agent-state={status.state}>
          <AgentControls
            startDeviceId={route.deviceId ?? lastDeviceId ?? ''}
            status={status}
            request={request}
            store={store}
            reachedDeviceId={reached?.hubId === openHubId ? reached.deviceId : null}
            uses={uses}
          />
        </div>
      ) : null}
      {requestFailure ? <FailureMessage failure={requestFailure} /> : null}
      {status ? (
        <>
          <AgentStateNotice status={status} />
          <div className={styles.panels}>
            <AgentFacts status={status} />
            <AgentCounts status={status} />
            <AgentTimers status={status} />
          </div>
          <AgentLog entries={entries} skippedCount={skippedCount} />
          <Panel title={t('configuration')}>
            {status.configuration ? (
              <JsonTree label={t('configuration')} value={status.configuration} />
            ) : (
              <span>{t('noConfiguration')}</span>
            )}
          </Panel>
        </>
      ) : null}
    </Screen>
  );
}
