/** For which device the agent runs, and starting, stopping and hurrying it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Play20Filled } from '@fluentui/react-icons/svg/play';
import { PlugConnected20Regular } from '@fluentui/react-icons/svg/plug-connected';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { Stop20Filled } from '@fluentui/react-icons/svg/stop';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentStatus, NamedUse } from '../../../preload/contract';
import { useCommands, useNavigation } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { isDeviceId } from '../../ui/identifiers';
import { type AgentRequest, type AgentStore, isRunning } from './agentStore';
import { CertificateFields } from './CertificateFields';
import { ConnectionFields } from './ConnectionFields';
import { createCertificateStore } from './certificateStore';
import { createClipboardKeyStore } from './clipboardKeyStore';
import { type ConnectionForm, connectionOf, firstConnection } from './connectionForm';
import { RegistrationFields } from './RegistrationFields';
import { RunFields } from './RunFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
  },
  device: { flexBasis: '20rem', minWidth: 'min(16rem, 100%)' },
});

/** The module the agent runs as; its twin holds the configuration. */
const agentModuleId = 'azureiotsecurity';

interface AgentControlsProps {
  readonly startDeviceId: string;
  readonly status: AgentStatus;
  readonly request: AgentRequest | null;
  readonly store: AgentStore;
  readonly reachedDeviceId: string | null;
  readonly uses: readonly NamedUse[];
}

export function AgentControls(props: AgentControlsProps) {
  const { startDeviceId, status, request, store, reachedDeviceId, uses } = props;
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const [deviceId, setDeviceId] = useState(startDeviceId);
  const [connectionForm, setConnectionForm] = useState(firstConnection);
  const runs = isRunning(status);
  const shownDeviceId = (runs ? status.deviceId : null) ?? deviceId;
  const trimmed = shownDeviceId.trim();
  const isNamed = isDeviceId(trimmed);
  const isReached = isNamed && reachedDeviceId === trimmed;
  const form: ConnectionForm = isReached ? connectionForm : { ...connectionForm, target: 'thisMachine' };
  const certificate = useSelected(useClientStore(createCertificateStore).state, (state) => state.certificate);
  const keyId = useSelected(useClientStore(createClipboardKeyStore).state, (state) => state.keyId);
  const connection = connectionOf(form, { certificate, keyId });
  const canStart = !runs && status.state !== 'stopping' && request === null && isNamed && connection !== null;
  const canStop = runs && request !== 'stop';

  function start(): void {
    if (canStart && connection) void store.start({ deviceId: trimmed, ...connection });
  }
  function stop(): void {
    if (!canStop) return;
    setDeviceId(shownDeviceId);
    void store.stop();
  }
  useCommands([
    { id: 'agent.start', textKey: 'startAgent', run: start },
    { id: 'agent.stop', textKey: 'stopAgent', run: stop },
  ]);

  return (
    <form
      className={styles.form}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (runs) stop();
        else start();
      }}
    >
      <ConnectionFields form={form} isReadOnly={runs} onChange={setConnectionForm} />
      {form.signIn === 'deviceCertificate' ? <CertificateFields isReadOnly={runs} /> : null}
      {form.signIn === 'provisioning' ? (
        <RegistrationFields form={form} isReadOnly={runs} onChange={setConnectionForm} />
      ) : null}
      <RunFields
        form={form}
        isReadOnly={runs}
        isReached={isReached}
        uses={uses}
        onChange={setConnectionForm}
      />
      <div className={styles.controls}>
        <DeviceIdField
          className={styles.device}
          label={t('device')}
          hint={t('deviceHint')}
          value={shownDeviceId}
          isReadOnly={runs}
          onChange={setDeviceId}
        />
        {/* One button, so that the focus stays on it when it starts or stops the agent. */}
        <Button
          className={controls.large}
          type="submit"
          appearance="primary"
          icon={runs ? <Stop20Filled /> : <Play20Filled />}
          disabledFocusable={runs ? !canStop : !canStart}
        >
          {runs ? t('stop') : t('start')}
        </Button>
        {runs ? (
          <Button
            className={controls.large}
            icon={<Send20Regular />}
            disabledFocusable={request !== null || status.state !== 'connected'}
            onClick={() => void store.sendNow()}
          >
            {t('sendNow')}
          </Button>
        ) : null}
        <Button
          className={controls.large}
          icon={<PlugConnected20Regular />}
          data-to="ssh"
          onClick={() => navigation.open({ screen: 'ssh', deviceId: isNamed ? trimmed : null })}
        >
          {t('openSsh')}
        </Button>
        <Button
          className={controls.large}
          appearance="subtle"
          disabledFocusable={!isNamed}
          onClick={() => {
            if (isNamed) {
              navigation.open({ screen: 'securityTwin', deviceId: trimmed, moduleId: agentModuleId });
            }
          }}
        >
          {t('openTwin')}
        </Button>
      </div>
    </form>
  );
}
