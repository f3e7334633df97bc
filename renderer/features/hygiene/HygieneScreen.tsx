/** What is wrong in the fleet: findings by rule, the gravest first. */
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { Broom20Regular } from '@fluentui/react-icons/svg/broom';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HygieneProgress, HygieneView } from '../../../preload/contract';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { EmptyState } from '../../ui/EmptyState';
import { FailureMessage } from '../../ui/FailureMessage';
import { Screen } from '../../ui/Screen';
import { HygieneExport } from './HygieneExport';
import { createHygieneStore } from './hygieneStore';
import { KeysPanel } from './KeysPanel';
import { RulePanel } from './RulePanel';

const useStyles = makeStyles({
  panels: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  sound: { ...typographyStyles.body1, margin: 0 },
  progress: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

export default function HygieneScreen(_: { route: RouteTo<'hygiene'> }) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createHygieneStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { view, checking, failure } = useSelected(store.state, (state) => state);
  useEffect(() => void store.showHub(openHubId), [store, openHubId]);
  useCommands([{ id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: store.check }]);
  useHygieneAnnouncements();
  const isChecked = view !== null && view.checkedAt !== null;
  return (
    <Screen
      name="hygiene"
      title={t('title')}
      beside={isChecked ? <CheckAge view={view} /> : null}
      actions={
        <>
          {isChecked && view.deviceCount > 0 ? <HygieneExport view={view} /> : null}
          {checking === null ? (
            <Button className={controls.large} disabled={openHubId === null} onClick={store.check}>
              {t('check')}
            </Button>
          ) : (
            <Checking progress={checking} onCancel={store.cancel} />
          )}
        </>
      }
    >
      {failure ? <FailureMessage failure={failure} onRetry={store.check} /> : null}
      {isChecked && view.deviceCount > 0 ? (
        <div className={styles.panels} data-checked={view.checkedAt}>
          <Rules view={view} />
          <KeysPanel keys={view.keys} />
          <Sound view={view} />
        </div>
      ) : (
        <Nothing isOpen={openHubId !== null} view={view} />
      )}
    </Screen>
  );
}

function Rules({ view }: { view: HygieneView }) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const found = view.rules.filter(({ findingCount }) => findingCount > 0);
  return (
    <>
      <h2 className={styles.heading}>{t('found')}</h2>
      {found.length === 0 ? <p className={styles.words}>{t('nothingFound')}</p> : null}
      {found.map((rule) => (
        <RulePanel key={`${rule.code} ${view.checkedAt}`} rule={rule} />
      ))}
    </>
  );
}

function Sound({ view }: { view: HygieneView }) {
  const { t } = useTranslation(['hygiene', 'hygieneRules']);
  const styles = useStyles();
  const sound = view.rules.filter(({ findingCount }) => findingCount === 0);
  if (sound.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{t('sound')}</h2>
      <p className={styles.words}>{t('soundMeaning')}</p>
      <ul className={styles.sound}>
        {sound.map(({ code }) => (
          <li key={code}>{t(`hygieneRules:${code}.title`)}</li>
        ))}
      </ul>
    </>
  );
}

function CheckAge({ view }: { view: HygieneView }) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const format = useFormat();
  const checkedAt = view.checkedAt ?? '';
  const age = useAge(checkedAt);
  const [read, oldest] = [view.readAt ?? checkedAt, view.oldestReadAt ?? checkedAt];
  const details = t('checkedAt', {
    dateTime: format.dateTime(checkedAt),
    read: format.dateTime(read),
    oldest: format.dateTime(oldest),
  });
  return (
    <span className={styles.words}>
      <time dateTime={checkedAt} title={details}>
        {t('checkedAge', { age })}
      </time>
      {view.isOutdated ? <strong> {t('outdated')}</strong> : null}
    </span>
  );
}

function Checking({ progress, onCancel }: { progress: HygieneProgress; onCancel: () => void }) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const { devicesChecked, deviceCount } = progress;
  return (
    <div className={styles.progress}>
      <div>
        {t('checkingDevices', {
          count: deviceCount,
          formatted: format.number(devicesChecked),
          total: format.number(deviceCount),
        })}
        <ProgressBar
          aria-label={t('checking')}
          {...(deviceCount === 0 ? {} : { value: devicesChecked / deviceCount })}
        />
      </div>
      <Button className={controls.large} onClick={onCancel}>
        {t('cancelCheck')}
      </Button>
    </div>
  );
}

function Nothing({ isOpen, view }: { isOpen: boolean; view: HygieneView | null }) {
  const { t } = useTranslation('hygiene');
  const controls = useControlStyles();
  const navigation = useNavigation();
  const icon = <Broom20Regular fontSize={48} />;
  if (isOpen && view === null) return null;
  if (isOpen && view?.checkedAt === null) {
    return <EmptyState icon={icon} title={t('notChecked.title')} meaning={t('notChecked.meaning')} />;
  }
  const words = isOpen ? 'unread' : 'noHub';
  return (
    <EmptyState
      icon={icon}
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

function useHygieneAnnouncements(): void {
  const { t } = useTranslation('hygiene');
  const format = useFormat();
  const store = useClientStore(createHygieneStore);
  const ended = useSelected(store.state, (state) => state.ended);
  useEffect(() => {
    const rules = store.state.getState().view?.rules ?? [];
    const all = rules.reduce((sum, { findingCount }) => sum + findingCount, 0);
    const ofKeys = rules.find(({ code }) => code === 'sharedKey')?.findingCount ?? 0;
    if (ended === 'checked') announce(t('checkDone', { count: all, formatted: format.number(all) }));
    if (ended === 'cancelled') announce(t('checkCancelled'));
    if (ended === 'compared') announce(t('keys.done', { count: ofKeys, formatted: format.number(ofKeys) }));
  }, [ended, store, t, format]);
}
