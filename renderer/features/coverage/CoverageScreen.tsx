/** How much of the fleet is protected, as a picture of which each part opens the fleet. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DataPie20Regular } from '@fluentui/react-icons/svg/data-pie';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageView } from '../../../preload/contract';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { EmptyState } from '../../ui/EmptyState';
import { FailureMessage } from '../../ui/FailureMessage';
import { Panel } from '../../ui/Panel';
import { Screen } from '../../ui/Screen';
import { CoverageControls } from './CoverageControls';
import { CoverageExport } from './CoverageExport';
import { createCoverageStore, sitesAtOnce } from './coverageStore';
import { FleetPanel } from './FleetPanel';
import { SitesPicture } from './SitesPicture';
import { SitesTable } from './SitesTable';
import { TrendPanel } from './TrendPanel';

const useStyles = makeStyles({
  panels: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  age: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  more: { justifySelf: 'start', alignSelf: 'start' },
});

export default function CoverageScreen(_: { route: RouteTo<'coverage'> }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const format = useFormat();
  const store = useClientStore(createCoverageStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { view, failure, division, trend, period } = useSelected(store.state, (state) => state);
  useEffect(() => {
    store.forget();
    if (openHubId !== null) void store.read();
  }, [store, openHubId]);
  useCommands([{ id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: () => void store.read() }]);
  const deviceCount = view?.deviceCount;
  useEffect(() => {
    if (deviceCount !== undefined) {
      announce(t('updated', { count: deviceCount, formatted: format.number(deviceCount) }));
    }
  }, [deviceCount, t, format]);

  return (
    <Screen
      name="coverage"
      title={t('title')}
      beside={view?.readAt ? <ListAge view={view} /> : null}
      actions={view && view.deviceCount > 0 ? <CoverageExport counts={view.counts} /> : null}
    >
      {failure ? <FailureMessage failure={failure} onRetry={() => void store.read()} /> : null}
      {openHubId === null || view?.deviceCount === 0 ? <Nothing isOpen={openHubId !== null} /> : null}
      {view && view.deviceCount > 0 ? (
        <div className={styles.panels}>
          <CoverageControls />
          <FleetPanel view={view} division={division} />
          <SitesPanel view={view} />
          <TrendPanel trend={trend} division={division} period={period} onPeriod={store.lookBack} />
        </div>
      ) : null}
    </Screen>
  );
}

function ListAge({ view }: { view: CoverageView }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const format = useFormat();
  const readAt = view.readAt ?? '';
  const age = useAge(readAt);
  const oldest = format.dateTime(view.oldestReadAt ?? readAt);
  return (
    <time
      className={styles.age}
      dateTime={readAt}
      title={t('listReadAt', { dateTime: format.dateTime(readAt), oldest })}
    >
      {t('listRead', { age })}
    </time>
  );
}

function SitesPanel({ view }: { view: CoverageView }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const store = useClientStore(createCoverageStore);
  const { sites, division, shape } = useSelected(store.state, (state) => state);
  const left = view.siteCount - sites.length;
  const next = Math.min(left, sitesAtOnce);
  return (
    <Panel
      title={t('sites')}
      beside={t('shown', {
        count: sites.length,
        formatted: format.number(sites.length),
        sites: t('siteCount', { count: view.siteCount, formatted: format.number(view.siteCount) }),
      })}
    >
      {shape === 'picture' ? (
        <SitesPicture sites={sites} division={division} />
      ) : (
        <SitesTable sites={sites} division={division} />
      )}
      {left > 0 ? (
        <Button className={`${controls.large} ${styles.more}`} onClick={() => void store.readMore()}>
          {t('moreSites', { count: next, formatted: format.number(next) })}
        </Button>
      ) : null}
    </Panel>
  );
}

function Nothing({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('coverage');
  const controls = useControlStyles();
  const navigation = useNavigation();
  const words = isOpen ? 'empty' : 'noHub';
  return (
    <EmptyState
      icon={<DataPie20Regular fontSize={48} />}
      title={t(`${words}.title`)}
      meaning={t(`${words}.meaning`)}
      action={
        <Button
          className={controls.large}
          appearance="primary"
          onClick={() => navigation.open(isOpen ? { screen: 'fleet' } : { screen: 'hubs', isAdding: false })}
        >
          {t(`${words}.action`)}
        </Button>
      }
    />
  );
}
