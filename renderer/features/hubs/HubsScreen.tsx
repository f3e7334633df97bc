/** The saved hubs, what their credentials may do, and adding one. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useControlStyles } from '../../ui/controlStyles';
import { Screen } from '../../ui/Screen';
import { AddHubPanel } from './AddHubPanel';
import { HubPanel } from './HubPanel';

const useStyles = makeStyles({
  intro: { margin: 0, maxWidth: '46rem' },
  list: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '64rem' },
});

export default function HubsScreen({ route: { isAdding } }: { route: RouteTo<'hubs'> }) {
  const { t } = useTranslation('hubs');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const { hubSession } = useApplication();
  const hubs = useHubSession((state) => state.hubs);
  useEffect(() => void hubSession.readList(), [hubSession]);
  return (
    <Screen
      name="hubs"
      title={t('title')}
      actions={
        isAdding ? null : (
          <Button
            className={controls.large}
            appearance="primary"
            icon={<Add20Regular />}
            onClick={() => navigation.open({ screen: 'hubs', isAdding: true })}
          >
            {t('add')}
          </Button>
        )
      }
    >
      <p className={styles.intro}>{t('intro')}</p>
      <div className={styles.list}>
        {isAdding ? (
          <AddHubPanel onDone={() => navigation.replace({ screen: 'hubs', isAdding: false })} />
        ) : null}
        {hubs === null ? <Spinner /> : hubs.map((hub) => <HubPanel key={hub.hubId} hub={hub} />)}
      </div>
    </Screen>
  );
}
