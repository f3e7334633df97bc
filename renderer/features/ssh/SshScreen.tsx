/** The device at hand over SSH: signing in, looking at its host key, and everything that runs on it. */
import { Button, Checkbox, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { PlugConnected20Regular } from '@fluentui/react-icons/svg/plug-connected';
import { Stop20Filled } from '@fluentui/react-icons/svg/stop';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHubSession, useLastDeviceId } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { FailureMessage } from '../../ui/FailureMessage';
import { isDeviceId } from '../../ui/identifiers';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { useStrayFocus } from '../../ui/strayFocus';
import { HopFields } from './HopFields';
import { SshObstacle } from './SshObstacle';
import { NamedUses, RanCommands, SshConnected, SshOfOtherHub } from './SshStanding';
import { type HopName, wishOf } from './sshForm';
import { createSshStore } from './sshStore';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  device: { maxWidth: '24rem' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

export default function SshScreen({ route }: { route: RouteTo<'ssh'> }) {
  const { t } = useTranslation('ssh');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createSshStore);
  const { status, uses, form, isConnecting, obstacle, failure, watchFailure } = useSelected(
    store.state,
    (state) => state,
  );
  const openHubId = useHubSession((state) => state.openHubId);
  const lastDeviceId = useLastDeviceId();
  const [typedId, setTypedId] = useState(route.deviceId ?? lastDeviceId ?? '');
  const deviceId = isDeviceId(typedId.trim()) ? typedId.trim() : '';
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason, not an input.
  useEffect(() => store.watch(), [store, attempt]);
  useEffect(() => store.showDevice(openHubId, deviceId), [store, openHubId, deviceId]);
  const wish = wishOf(form);
  const canConnect = !isConnecting && deviceId !== '' && wish !== null;
  const isOpen = status?.connection === 'connected';
  const isConnected = isOpen && status.hubId === openHubId;
  const isLost = status?.connection === 'lost';
  useEffect(() => {
    if (isConnected) announce(t('announced', { name: status.name ?? '' }));
    if (isLost) announce(t('lost', { name: status.name ?? '' }), { isUrgent: true });
  }, [isConnected, isLost, status?.name, t]);

  useStrayFocus(`${isConnected} ${isConnecting} ${obstacle === null}`);

  const hop = (name: HopName) => (
    <HopFields
      title={t(`hops.${name}`)}
      form={form[name]}
      isReadOnly={isConnecting}
      onChange={(changed) => store.setForm({ ...form, [name]: changed })}
      onPaste={(what) => void store.paste(name, what)}
      onChooseKey={() => void store.chooseKey(name)}
    />
  );

  return (
    <Screen name="ssh" title={t('title')}>
      <p className={styles.intro}>{t('intro')}</p>
      {status === null && !watchFailure ? <Spinner label={t('loading')} /> : null}
      {watchFailure ? (
        <FailureMessage failure={watchFailure} onRetry={() => setAttempt(attempt + 1)} />
      ) : null}
      {status !== null && isConnected ? (
        <SshConnected status={status} onDisconnect={() => void store.disconnect()} />
      ) : null}
      {status !== null && isOpen && !isConnected ? (
        <SshOfOtherHub status={status} onDisconnect={() => void store.disconnect()} />
      ) : null}
      {status !== null && isLost ? (
        <Notice tone="warning" title={t('lost', { name: status.name ?? '' })} data-ssh="lost">
          <p>{t('lostMeaning')}</p>
        </Notice>
      ) : null}
      {isConnected ? null : (
        <form
          className={styles.form}
          data-ssh-form
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            if (isConnecting) store.cancel();
            else if (canConnect) void store.connect(deviceId, wish);
          }}
        >
          <DeviceIdField
            className={styles.device}
            label={t('device')}
            hint={t('deviceHint')}
            value={typedId}
            isReadOnly={isConnecting}
            onChange={setTypedId}
          />
          {hop('device')}
          <Checkbox
            className={controls.choice}
            label={t('useJump')}
            disabled={isConnecting}
            checked={form.usesJump}
            onChange={(_event, { checked }) => store.setForm({ ...form, usesJump: checked === true })}
          />
          {form.usesJump ? hop('jump') : null}
          <Checkbox
            className={controls.choice}
            label={t('useSudo')}
            disabled={isConnecting}
            checked={form.mayUseSudo}
            onChange={(_event, { checked }) => store.setForm({ ...form, mayUseSudo: checked === true })}
          />
          <div className={styles.actions}>
            {/* One button, so that the focus stays on it when it connects or cancels. */}
            <Button
              data-next
              className={controls.large}
              type="submit"
              appearance="primary"
              icon={isConnecting ? <Stop20Filled /> : <PlugConnected20Regular />}
              disabledFocusable={!isConnecting && !canConnect}
            >
              {isConnecting ? t('cancel') : t('connect')}
            </Button>
            {isConnecting ? <Spinner size="tiny" label={t('connecting')} /> : null}
          </div>
        </form>
      )}
      {obstacle && wish ? (
        <SshObstacle obstacle={obstacle} onTrust={() => void store.trust(deviceId, wish)} />
      ) : null}
      {failure ? <FailureMessage failure={failure} /> : null}
      <NamedUses uses={uses} mayUseSudo={isConnected ? status.mayUseSudo : form.mayUseSudo} />
      {status ? <RanCommands ran={status.ran} /> : null}
    </Screen>
  );
}
