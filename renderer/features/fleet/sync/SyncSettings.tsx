/** The form behind SyncButton; every change is kept at once. */
import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  Select,
  Slider,
  SpinButton,
  Textarea,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetSyncSettings } from '../../../../preload/contract';
import { useClient, useClientStore } from '../../../client/ClientProvider';
import { type Failure, failureOf } from '../../../client/failure';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { createFleetStore } from '../fleetStore';
import { twinPathsOf } from './twinPaths';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  tier: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  grow: { flexGrow: 1 },
});

const tiers: readonly NonNullable<FleetSyncSettings['tier']>['name'][] = [
  'F1',
  'B1',
  'B2',
  'B3',
  'S1',
  'S2',
  'S3',
];

export default function SyncSettings({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['fleet', 'common']);
  const styles = useStyles();
  const client = useClient();
  const [settings, setSettings] = useState<FleetSyncSettings | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    client.fleet.readSyncSettings().then(setSettings, (error) => setFailure(failureOf(error)));
  }, [client]);

  async function change(changes: Partial<FleetSyncSettings>): Promise<void> {
    setFailure(null);
    try {
      setSettings(await client.fleet.changeSyncSettings(changes));
      announce(t('sync.kept'));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <div className={styles.form}>
      <h2 className={styles.title}>{t('sync.open')}</h2>
      {failure ? <FailureMessage failure={failure} /> : null}
      {settings ? <Form settings={settings} onChange={(changes) => void change(changes)} /> : null}
      <ReadEverything onClose={onClose} />
    </div>
  );
}

interface FormProps {
  readonly settings: FleetSyncSettings;
  readonly onChange: (changes: Partial<FleetSyncSettings>) => void;
}

function Form({ settings, onChange }: FormProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const { sharePercent, pauseOnBattery, tier } = settings;
  /** While the thumb is moved; kept when it is let go. */
  const [share, setShare] = useState(sharePercent);
  return (
    <>
      <Field label={t('sync.share', { percent: share })} hint={t('sync.shareHint')}>
        <Slider
          min={1}
          max={100}
          value={share}
          onChange={(_, { value }) => setShare(value)}
          onPointerUp={() => onChange({ sharePercent: share })}
          onKeyUp={() => share === sharePercent || onChange({ sharePercent: share })}
        />
      </Field>
      <div className={styles.tier}>
        <Field className={styles.grow} label={t('sync.tier')} hint={t('sync.tierHint')}>
          <Select
            className={controls.large}
            value={tier?.name ?? ''}
            onChange={(_, { value }) => {
              const name = tiers.find((known) => known === value);
              onChange({ tier: name === undefined ? null : { name, units: tier?.units ?? 1 } });
            }}
          >
            <option value="">{t('sync.tierUnknown')}</option>
            {tiers.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {tier ? (
          <Field label={t('sync.units')}>
            <SpinButton
              className={controls.large}
              min={1}
              max={200}
              value={tier.units}
              onChange={(_, { value, displayValue }) => {
                const units = value ?? Number(displayValue);
                if (Number.isInteger(units) && units >= 1 && units <= 200)
                  onChange({ tier: { ...tier, units } });
              }}
            />
          </Field>
        ) : null}
      </div>
      <Checkbox
        label={t('sync.pauseOnBattery')}
        checked={pauseOnBattery}
        onChange={(_, { checked }) => onChange({ pauseOnBattery: checked === true })}
      />
      <TwinPaths settings={settings} onChange={onChange} />
    </>
  );
}

/** Kept when the field is left, if every line is a path. */
function TwinPaths({ settings: { twinPaths }, onChange }: FormProps) {
  const { t } = useTranslation('fleet');
  const [text, setText] = useState(twinPaths.join('\n'));
  const { paths, mistake } = twinPathsOf(text);
  return (
    <Field
      label={t('sync.twinPaths')}
      hint={t('sync.twinPathsHint')}
      {...(mistake === null ? {} : { validationMessage: t('sync.badPath', { path: mistake }) })}
    >
      <Textarea
        value={text}
        resize="vertical"
        spellCheck={false}
        onChange={(_, { value }) => setText(value)}
        onBlur={() => {
          if (mistake === null && paths.join() !== twinPaths.join()) onChange({ twinPaths: [...paths] });
        }}
      />
    </Field>
  );
}

function ReadEverything({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createFleetStore);
  return (
    <>
      <p className={styles.sentence}>{t('sync.everythingMeaning')}</p>
      <Button
        className={controls.large}
        onClick={() => {
          store.readEverything();
          onClose();
        }}
      >
        {t('sync.everything')}
      </Button>
    </>
  );
}
