/** What main found in the connection string, and what the person decides about it. */
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubCandidate } from '../../../preload/contract';
import { useApplication, useProgram } from '../../app/application';
import { useOpenHub } from '../../app/useOpenHub';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { createAddHubStore } from './addHubStore';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '40rem' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function CandidateForm({ candidate, onDone }: { candidate: HubCandidate; onDone: () => void }) {
  const { t } = useTranslation('hubs');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createAddHubStore);
  const { busy, ownCa } = useSelected(store.state, (state) => state);
  const { hubSession } = useApplication();
  const openHub = useOpenHub();
  const vault = useProgram((program) => program.vault);
  const [name, setName] = useState(candidate.hostName.split('.')[0] ?? '');
  const [keep, setKeep] = useState<'vault' | 'session'>(vault === 'keystore' ? 'vault' : 'session');
  const isNameMissing = name.trim() === '';

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isNameMissing) return;
    const hub = await store.save(name.trim(), keep);
    if (!hub) return;
    announce(t('adding.done', { name: hub.name }));
    store.startAgain();
    onDone();
    await hubSession.readList();
    await openHub(hub.hubId);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Facts
        facts={[
          { name: t('host'), value: candidate.hostName },
          { name: t('cloud'), value: t(`clouds.${candidate.cloud}`) },
          { name: t('policy'), value: candidate.policyName },
          ...(candidate.gatewayHostName === null
            ? []
            : [{ name: t('gateway'), value: candidate.gatewayHostName }]),
        ]}
      />
      {candidate.repairs.length > 0 ? (
        <Notice tone="info" title={t('adding.repairs')}>
          <ul>
            {candidate.repairs.map((repair) => (
              <li key={repair}>{t(`adding.repair.${repair}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Field
        label={t('adding.name')}
        hint={t('adding.nameHint')}
        {...(isNameMissing ? { validationMessage: t('adding.nameMissing') } : {})}
        required
      >
        <Input
          className={controls.large}
          value={name}
          maxLength={80}
          onChange={(_, data) => setName(data.value)}
        />
      </Field>
      <Field label={t('adding.ca')} hint={t('adding.caHint')}>
        <Button
          className={controls.large}
          disabledFocusable={busy !== null}
          onClick={() => void store.chooseCaFile()}
        >
          {ownCa === null ? t('adding.caChoose') : t('adding.caChosen', ownCa)}
        </Button>
      </Field>
      <Field label={t('adding.keep')}>
        <RadioGroup
          value={keep}
          onChange={(_, data) => setKeep(data.value === 'vault' ? 'vault' : 'session')}
        >
          <Radio
            value="vault"
            disabled={vault === 'unavailable'}
            label={`${t('adding.keepVault')}. ${t(`adding.keepVaultHint.${vault}`)}`}
          />
          <Radio value="session" label={`${t('adding.keepSession')}. ${t('adding.keepSessionHint')}`} />
        </RadioGroup>
      </Field>
      <div className={styles.actions}>
        <Button
          className={controls.large}
          appearance="primary"
          type="submit"
          disabledFocusable={busy !== null || isNameMissing}
        >
          {busy === 'saving' ? t('adding.saving') : t('adding.save')}
        </Button>
      </div>
    </form>
  );
}
