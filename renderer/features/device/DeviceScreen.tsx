/** One device: who it is, how it is connected, its modules, and its own twin. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Bot20Regular } from '@fluentui/react-icons/svg/bot';
import { DeveloperBoardRegular } from '@fluentui/react-icons/svg/developer-board';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { Stethoscope20Regular } from '@fluentui/react-icons/svg/stethoscope';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '../../../preload/contract';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useAge } from '../../ui/Age';
import { announce } from '../../ui/announcements';
import { CopyButton } from '../../ui/CopyButton';
import { useControlStyles } from '../../ui/controlStyles';
import { EmptyState } from '../../ui/EmptyState';
import { FailureMessage } from '../../ui/FailureMessage';
import { Screen } from '../../ui/Screen';
import { ConnectionPanel, IdentityPanel } from './DeviceFacts';
import { createDeviceStore } from './deviceStore';
import { ModulesPanel } from './ModulesPanel';
import { PinButton } from './PinButton';
import { SecurityModuleNotice } from './SecurityModuleNotice';
import { TwinPanel } from './TwinPanel';

const useStyles = makeStyles({
  panels: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(24rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  wide: { gridColumn: '1 / -1' },
});

export default function DeviceScreen({ route: { deviceId } }: { route: RouteTo<'device'> }) {
  return deviceId === null ? <NoDevice /> : <OneDevice key={deviceId} deviceId={deviceId} />;
}

function NoDevice() {
  const { t } = useTranslation('device');
  const navigation = useNavigation();
  const controls = useControlStyles();
  return (
    <Screen name="device" title={t('title')}>
      <EmptyState
        icon={<DeveloperBoardRegular fontSize={48} />}
        title={t('noDevice.title')}
        meaning={t('noDevice.meaning')}
        action={
          <Button
            appearance="primary"
            className={controls.large}
            onClick={() => navigation.open({ screen: 'fleet' })}
          >
            {t('noDevice.action')}
          </Button>
        }
      />
    </Screen>
  );
}

function OneDevice({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation('device');
  const styles = useStyles();
  const store = useClientStore(createDeviceStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const shown = useSelected(store.state, (state) => state);
  const view = shown.deviceId === deviceId ? shown.view : null;
  useEffect(() => store.show(openHubId, deviceId), [store, deviceId, openHubId]);
  useCommands([{ id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: store.read }]);
  const readAt = view?.readAt;
  useEffect(() => {
    if (readAt !== undefined) announce(t('readDone', { deviceId }));
  }, [readAt, deviceId, t]);

  return (
    <Screen
      name="device"
      title={deviceId}
      beside={
        <>
          <CopyButton text={deviceId} label={t('copyDeviceId')} />
          <PinButton deviceId={deviceId} />
        </>
      }
      actions={<Actions deviceId={deviceId} view={view} isReading={shown.isReading} onRead={store.read} />}
    >
      {shown.failure ? <FailureMessage failure={shown.failure} onRetry={store.read} /> : null}
      {view === null && shown.isReading ? <Spinner label={t('reading')} /> : null}
      {view ? (
        <>
          <SecurityModuleNotice modules={view.modules} />
          <div className={styles.panels}>
            <IdentityPanel view={view} />
            <ConnectionPanel view={view} />
            <div className={styles.wide}>
              <ModulesPanel deviceId={deviceId} modules={view.modules} />
            </div>
            <TwinPanel deviceId={deviceId} name="desired" section={view.desired} />
            <TwinPanel deviceId={deviceId} name="reported" section={view.reported} />
            <TwinPanel deviceId={deviceId} name="tags" section={tagsSection(view)} />
          </div>
        </>
      ) : null}
    </Screen>
  );
}

/** Tags have neither version nor times of their own. */
function tagsSection({ tags }: DeviceView): DeviceView['desired'] {
  return { properties: tags, version: null, lastUpdated: null };
}

interface ActionsProps {
  readonly deviceId: string;
  readonly view: DeviceView | null;
  readonly isReading: boolean;
  readonly onRead: () => void;
}

function Actions({ deviceId, view, isReading, onRead }: ActionsProps) {
  const { t } = useTranslation(['device', 'deviceTwin']);
  const controls = useControlStyles();
  const navigation = useNavigation();
  return (
    <>
      {view ? <ReadAge readAt={view.readAt} /> : null}
      <Button
        className={controls.large}
        icon={<ArrowSync20Regular />}
        disabledFocusable={isReading}
        onClick={onRead}
      >
        {t('refresh')}
      </Button>
      <Button
        className={controls.large}
        icon={<Edit20Regular />}
        data-to="deviceTwin"
        onClick={() => navigation.open({ screen: 'deviceTwin', deviceId })}
      >
        {t('deviceTwin:edit')}
      </Button>
      <Button
        className={controls.large}
        icon={<Bot20Regular />}
        onClick={() => navigation.open({ screen: 'agent', deviceId })}
      >
        {t('runAgent')}
      </Button>
      <Button
        className={controls.large}
        icon={<Stethoscope20Regular />}
        data-to="diagnostics"
        onClick={() => navigation.open({ screen: 'diagnostics', deviceId })}
      >
        {t('diagnose')}
      </Button>
    </>
  );
}

function ReadAge({ readAt }: { readAt: string }) {
  const { t } = useTranslation('device');
  return <span>{t('read', { age: useAge(readAt) })}</span>;
}
