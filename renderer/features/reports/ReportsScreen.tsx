/** Reports: what a visit leaves behind, signed; whether a file is as it was signed; and what goes to support. */
import { makeStyles, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHubSession, useLastDeviceId } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { FailureMessage } from '../../ui/FailureMessage';
import { isDeviceId } from '../../ui/identifiers';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { BundlePanel } from './BundlePanel';
import { PreparedPanel } from './PreparedPanel';
import { ReportForm } from './ReportForm';
import { createReportsStore, type ReportsState } from './reportsStore';
import { VerifyPanel } from './VerifyPanel';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem' },
  device: { maxWidth: '24rem' },
});

export default function ReportsScreen({ route }: { route: RouteTo<'reports'> }) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const store = useClientStore(createReportsStore);
  const shown = useSelected(store.state, (state) => state);
  const openHubId = useHubSession((state) => state.openHubId);
  const lastDeviceId = useLastDeviceId();
  const [typedId, setTypedId] = useState(route.deviceId ?? lastDeviceId ?? '');
  const deviceId = isDeviceId(typedId.trim()) ? typedId.trim() : '';
  useEffect(() => void store.show(openHubId, deviceId), [store, openHubId, deviceId]);
  useReportAnnouncements(shown);

  return (
    <Screen name="reports" title={t('title')}>
      <p className={styles.intro}>{t('intro')}</p>
      <DeviceIdField
        className={styles.device}
        label={t('device')}
        value={typedId}
        isReadOnly={shown.work !== null}
        onChange={setTypedId}
      />
      {shown.failure ? <FailureMessage failure={shown.failure} /> : null}
      {shown.saved ? (
        <Notice tone="good" title={t('saved', { name: shown.saved.fileName })} data-saved={shown.saved.of} />
      ) : null}
      {shown.material ? (
        <ReportForm
          key={`${openHubId} ${deviceId}`}
          deviceId={deviceId}
          material={shown.material}
          isBusy={shown.work !== null}
          store={store}
        />
      ) : null}
      {shown.prepared && shown.material ? (
        <PreparedPanel
          prepared={shown.prepared}
          fingerprint={shown.material.fingerprint}
          isBusy={shown.work !== null}
          onSave={store.save}
        />
      ) : null}
      <VerifyPanel verified={shown.verified} isBusy={shown.work !== null} onVerify={store.verify} />
      <BundlePanel bundle={shown.bundle} isBusy={shown.work !== null} store={store} />
    </Screen>
  );
}

function useReportAnnouncements({ prepared, saved, verified, bundle }: ReportsState): void {
  const { t } = useTranslation('reports');
  useEffect(() => {
    if (prepared !== null) announce(t('prepared.ready'));
  }, [prepared, t]);
  useEffect(() => {
    if (saved !== null) announce(t('saved', { name: saved.fileName }));
  }, [saved, t]);
  useEffect(() => {
    if (verified !== null) announce(t(`verify.${verified.verdict.kind}`, { name: verified.fileName }));
  }, [verified, t]);
  useEffect(() => {
    if (bundle !== null) announce(t('bundle.ready'));
  }, [bundle, t]);
}
