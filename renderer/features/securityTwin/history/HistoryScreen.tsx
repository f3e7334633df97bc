/** What this laptop has seen of one twin: a timeline, comparisons of any two states, and the way back. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, useHubSession, useNavigation } from '../../../app/application';
import type { RouteTo } from '../../../app/routes';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Screen } from '../../../ui/Screen';
import { createDeviceTwinStore } from '../deviceTwin/deviceTwinStore';
import { createSecurityTwinStore } from '../securityTwinStore';
import { CompareForm } from './CompareForm';
import { ComparisonPanel } from './ComparisonPanel';
import { createHistoryStore } from './historyStore';
import { Timeline } from './Timeline';

const useStyles = makeStyles({
  of: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export default function HistoryScreen({ route }: { route: RouteTo<'twinHistory'> }) {
  const { deviceId, moduleId } = route;
  const { t } = useTranslation('history');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createHistoryStore);
  const twins = useClientStore(createSecurityTwinStore);
  const devices = useClientStore(createDeviceTwinStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { moments, hasMore, isReading, comparison, isComparing, failure } = useSelected(
    store.state,
    (state) => state,
  );
  const ref = useMemo(() => ({ deviceId, moduleId }), [deviceId, moduleId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another hub has another history.
  useEffect(() => {
    void store.show(ref);
  }, [store, ref, openHubId]);
  useEffect(() => {
    if (moments !== null)
      announce(t('readDone', { count: moments.length, formatted: String(moments.length) }));
  }, [moments, t]);

  function back(): void {
    if (moduleId === null) navigation.open({ screen: 'deviceTwin', deviceId });
    else navigation.open({ screen: 'securityTwin', deviceId, moduleId });
  }

  async function restore(momentId: number): Promise<void> {
    if (moduleId === null) {
      devices.show(deviceId);
      if (await devices.restore(momentId)) announce(t('restored'));
      navigation.open({ screen: 'deviceTwin', deviceId });
      return;
    }
    twins.show(openHubId, { deviceId, moduleId });
    if (await twins.restore(momentId)) announce(t('restored'));
    back();
  }

  useCommands([{ id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: () => void store.show(ref) }]);

  return (
    <Screen
      name="twinHistory"
      title={t('title')}
      beside={
        <span className={styles.of}>
          {moduleId === null ? t('ofDevice', { deviceId }) : t('ofModule', { moduleId, deviceId })}
        </span>
      }
      actions={
        <Button className={controls.large} icon={<ArrowLeft20Regular />} onClick={back}>
          {t('toTwin')}
        </Button>
      }
    >
      {failure ? <FailureMessage failure={failure} /> : null}
      <CompareForm twin={ref} moments={moments ?? []} isComparing={isComparing} onCompare={store.compare} />
      {comparison ? <ComparisonPanel comparison={comparison} onClose={store.closeComparison} /> : null}
      {moments === null && isReading ? <Spinner label={t('reading')} /> : null}
      {moments ? (
        <Timeline twin={ref} moments={moments} onCompare={store.compare} onRestore={restore} />
      ) : null}
      {hasMore ? (
        <div>
          <Button
            className={controls.large}
            disabledFocusable={isReading}
            onClick={() => void store.readMore()}
          >
            {t('older')}
          </Button>
        </div>
      ) : null}
    </Screen>
  );
}
