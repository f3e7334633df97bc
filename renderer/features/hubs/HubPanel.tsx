/** One saved hub: where it is, what its credential may do, and what can be done with it. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedHub } from '../../../preload/contract';
import { useApplication, useHubSession } from '../../app/application';
import { useHubName } from '../../app/useHubName';
import { useOpenHub } from '../../app/useOpenHub';
import { useClient } from '../../client/ClientProvider';
import { type Failure, failureOf } from '../../client/failure';
import { useAge } from '../../ui/Age';
import { announce } from '../../ui/announcements';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useControlStyles } from '../../ui/controlStyles';
import { type Fact, Facts } from '../../ui/Facts';
import { FailureMessage } from '../../ui/FailureMessage';
import { Panel } from '../../ui/Panel';
import { StatusBadge } from '../../ui/StatusBadge';
import { RightsTable } from './RightsTable';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function HubPanel({ hub }: { hub: SavedHub }) {
  const { t } = useTranslation('hubs');
  const isOpen = useHubSession((state) => state.openHubId === hub.hubId);
  const openFailure = useHubSession((state) =>
    state.openFailure?.hubId === hub.hubId ? state.openFailure.failure : null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const nameOf = useHubName();
  return (
    <Panel
      title={nameOf(hub)}
      beside={
        isOpen ? <StatusBadge tone="good" icon={<CheckmarkCircle16Filled />} word={t('isOpen')} /> : null
      }
    >
      <Facts facts={useHubFacts(hub)} />
      <Rights rights={hub.rights} />
      {openFailure ? <FailureMessage failure={openFailure} /> : null}
      {failure ? <FailureMessage failure={failure} /> : null}
      <HubActions hub={hub} name={nameOf(hub)} isOpen={isOpen} onFailure={setFailure} />
    </Panel>
  );
}

function useHubFacts(hub: SavedHub): Fact[] {
  const { t } = useTranslation('hubs');
  return [
    { name: t('host'), value: hub.hostName },
    { name: t('cloud'), value: t(`clouds.${hub.cloud}`) },
    { name: t('policy'), value: hub.policyName },
    ...(hub.gatewayHostName === null ? [] : [{ name: t('gateway'), value: hub.gatewayHostName }]),
    { name: t('credential'), value: t(`credentials.${hub.credential}`) },
    ...(hub.ownCa === null ? [] : [{ name: t('ownCa'), value: t('adding.caChosen', hub.ownCa) }]),
  ];
}

function Rights({ rights }: { rights: SavedHub['rights'] }) {
  const { t } = useTranslation('hubs');
  return (
    <div>
      <strong>{t('rights.title')}</strong>:{' '}
      {rights === null ? t('rights.notChecked') : <CheckedAge probedAt={rights.probedAt} />}
      {rights === null ? null : <RightsTable capabilities={rights.capabilities} />}
    </div>
  );
}

function CheckedAge({ probedAt }: { probedAt: string }) {
  const { t } = useTranslation('hubs');
  return t('rights.checkedAge', { age: useAge(probedAt) });
}

interface HubActionsProps {
  readonly hub: SavedHub;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onFailure: (failure: Failure | null) => void;
}

function HubActions({ hub: { hubId, cloud }, name, isOpen, onFailure }: HubActionsProps) {
  const { t } = useTranslation(['hubs', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const client = useClient();
  const { hubSession } = useApplication();
  const openHub = useOpenHub();
  const isOpening = useHubSession((state) => state.openingHubId !== null);
  const [probing, setProbing] = useState<AbortController | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);

  async function probe(): Promise<void> {
    const controller = new AbortController();
    setProbing(controller);
    onFailure(null);
    try {
      hubSession.update(await client.hubs.probe({ hubId }, { signal: controller.signal }));
      announce(t('rights.checked', { name }));
    } catch (error) {
      onFailure(failureOf(error));
    } finally {
      setProbing(null);
    }
  }
  async function remove(): Promise<void> {
    setIsRemoving(false);
    try {
      await client.hubs.remove({ hubId });
      announce(t('removal.done', { name }));
      await hubSession.readList();
    } catch (error) {
      onFailure(failureOf(error));
    }
  }

  return (
    <div className={styles.actions}>
      {isOpen ? null : (
        <Button
          className={controls.large}
          appearance="primary"
          aria-label={t('openNamed', { name })}
          disabledFocusable={isOpening}
          onClick={() => void openHub(hubId)}
        >
          {t('open')}
        </Button>
      )}
      {probing ? (
        <>
          <Spinner size="tiny" label={t('rights.checking')} />
          <Button className={controls.large} onClick={() => probing.abort()}>
            {t('common:cancel')}
          </Button>
        </>
      ) : (
        <Button
          className={controls.large}
          aria-label={t('rights.checkNamed', { name })}
          onClick={() => void probe()}
        >
          {t('rights.check')}
        </Button>
      )}
      {cloud === 'sandbox' ? null : (
        <Button
          className={controls.large}
          aria-label={t('removeNamed', { name })}
          onClick={() => setIsRemoving(true)}
        >
          {t('remove')}
        </Button>
      )}
      {isRemoving ? (
        <ConfirmDialog
          title={t('removal.title', { name })}
          confirmLabel={t('removal.confirm')}
          onConfirm={() => void remove()}
          onCancel={() => setIsRemoving(false)}
        >
          {t('removal.meaning')}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
