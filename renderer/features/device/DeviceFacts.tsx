/** Who the device is and how it is connected, without its keys. */
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleOff16Regular } from '@fluentui/react-icons/svg/circle-off';
import { useTranslation } from 'react-i18next';
import type { AuthenticationView, DeviceView } from '../../../preload/contract';
import { Age, useAge } from '../../ui/Age';
import { ConnectionBadge } from '../../ui/ConnectionBadge';
import { CopyButton } from '../../ui/CopyButton';
import { type Fact, Facts } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';
import { StatusBadge } from '../../ui/StatusBadge';
import { CopyCredentialButtons } from './CopyCredential';

export function IdentityPanel({ view }: { view: DeviceView }) {
  const { t } = useTranslation(['device', 'common']);
  const isEnabled = view.status === 'enabled';
  const thumbprints = useThumbprintFacts(view.authentication);
  const facts: Fact[] = [
    {
      name: t('status'),
      value: (
        <StatusBadge
          tone={isEnabled ? 'good' : 'warning'}
          icon={isEnabled ? <CheckmarkCircle16Filled /> : <CircleOff16Regular />}
          word={t(`common:status.${view.status}`)}
        />
      ),
    },
    ...(view.statusReason === null ? [] : [{ name: t('statusReason'), value: view.statusReason }]),
    { name: t('authentication'), value: t(`common:authentication.${view.authentication.type}`) },
    ...thumbprints,
    { name: t('keys'), value: <Keys view={view} /> },
    { name: t('edge'), value: view.isEdge ? t('common:yes') : t('common:no') },
    ...(view.generationId === null ? [] : [{ name: t('generationId'), value: view.generationId }]),
  ];
  return (
    <Panel title={t('identity')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function useThumbprintFacts({ primaryThumbprint, secondaryThumbprint }: AuthenticationView): Fact[] {
  const { t } = useTranslation('device');
  const fact = (name: string, thumbprint: string | null): Fact[] =>
    thumbprint === null
      ? []
      : [
          {
            name,
            value: (
              <>
                <code>{thumbprint}</code> <CopyButton text={thumbprint} label={t('copyThumbprint')} />
              </>
            ),
          },
        ];
  return [
    ...fact(t('primaryThumbprint'), primaryThumbprint),
    ...fact(t('secondaryThumbprint'), secondaryThumbprint),
  ];
}

function Keys({ view: { deviceId, authentication } }: { view: DeviceView }) {
  const { t } = useTranslation('device');
  if (!authentication.hasPrimaryKey && !authentication.hasSecondaryKey) return t('noKeys');
  return (
    <>
      <div>{t('keysHidden')}</div>
      <CopyCredentialButtons
        deviceId={deviceId}
        credentials={[
          ...(authentication.hasPrimaryKey ? (['primaryKey', 'primaryConnectionString'] as const) : []),
          ...(authentication.hasSecondaryKey ? (['secondaryKey'] as const) : []),
        ]}
      />
    </>
  );
}

export function ConnectionPanel({ view }: { view: DeviceView }) {
  const { t } = useTranslation('device');
  const facts: Fact[] = [
    {
      name: t('state'),
      value: (
        <>
          <ConnectionBadge state={view.connectionState} />
          {view.connectionStateUpdatedTime === null ? null : (
            <>
              {' · '}
              <StateAge since={view.connectionStateUpdatedTime} />
            </>
          )}
        </>
      ),
    },
    {
      name: t('lastActivity'),
      value: view.lastActivityTime === null ? t('neverActive') : <Age since={view.lastActivityTime} />,
    },
    { name: t('waitingMessages'), value: String(view.cloudToDeviceMessageCount) },
  ];
  return (
    <Panel title={t('connection')} beside={t('stateCaution')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function StateAge({ since }: { since: string }) {
  const { t } = useTranslation('device');
  return <span>{t('stateSince', { age: useAge(since) })}</span>;
}
