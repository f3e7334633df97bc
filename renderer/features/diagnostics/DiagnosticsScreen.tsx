/** Diagnostics: why a device is not protected, check by check, or that it is. */
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckId, CheckOutcome, Diagnosis } from '../../../preload/contract';
import { diagnosisWords } from '../../../preload/diagnosisText';
import { useHubSession, useLastDeviceId, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { currentLanguage } from '../../text/language';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { FailureMessage } from '../../ui/FailureMessage';
import { Notice, type NoticeTone } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { CheckGroups } from './CheckGroups';
import { headingIdOf } from './CheckItem';
import { DiagnosisControls } from './DiagnosisControls';
import { createDiagnosticsStore, type DiagnosticsState } from './diagnosticsStore';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', color: tokens.colorNeutralForeground2 },
});

export default function DiagnosticsScreen({ route }: { route: RouteTo<'diagnostics'> }) {
  const { t } = useTranslation('diagnostics');
  const styles = useStyles();
  const store = useClientStore(createDiagnosticsStore);
  const shown = useSelected(store.state, (state) => state);
  const openHubId = useHubSession((state) => state.openHubId);
  const lastDeviceId = useLastDeviceId();
  const deviceId = route.deviceId ?? lastDeviceId ?? '';
  const navigation = useNavigation();
  useEffect(() => store.show(openHubId, deviceId), [store, openHubId, deviceId]);
  useEffect(() => store.watchSsh(), [store]);
  useSpokenProgress(shown);

  return (
    <Screen
      name="diagnostics"
      title={t('title')}
      actions={
        <Button
          data-to="reports"
          onClick={() => navigation.open({ screen: 'reports', deviceId: shown.deviceId || deviceId || null })}
        >
          {t('toReport')}
        </Button>
      }
    >
      <p className={styles.intro}>{t('intro')}</p>
      <DiagnosisControls key={deviceId} startDeviceId={deviceId} shown={shown} store={store} />
      {shown.failure ? <FailureMessage failure={shown.failure} /> : null}
      {shown.savedAs ? <Notice tone="good" title={t('saved', { name: shown.savedAs })} /> : null}
      {shown.phase === 'idle' ? null : <Progress shown={shown} />}
      {shown.diagnosis ? <Verdict diagnosis={shown.diagnosis} /> : null}
      {shown.planned ? (
        <CheckGroups
          descriptions={shown.descriptions}
          planned={shown.planned}
          running={shown.running}
          results={shown.results}
        />
      ) : null}
    </Screen>
  );
}

function Progress({ shown: { planned, results, phase } }: { shown: DiagnosticsState }) {
  const { t } = useTranslation('diagnostics');
  const format = useFormat();
  const all = planned?.length ?? 0;
  const label =
    phase === 'cancelling'
      ? t('cancelling')
      : t('progress', { done: format.number(results.length), all: format.number(all) });
  return (
    <div>
      <span>{label}</span>
      <ProgressBar aria-label={label} value={results.length} max={Math.max(all, 1)} />
    </div>
  );
}

const tones: Readonly<Record<CheckOutcome, NoticeTone>> = {
  pass: 'good',
  warning: 'warning',
  fail: 'bad',
  skipped: 'info',
};

function Verdict({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation('diagnostics');
  const format = useFormat();
  const { outcome, isCancelled, finishedAt } = diagnosis;
  const titles = diagnosisWords[currentLanguage()].checks;
  const broken = brokenOf(diagnosis);
  return (
    <Notice
      tone={isCancelled ? 'info' : tones[outcome]}
      title={isCancelled ? t('verdict.cancelled') : t(`verdict.${outcome}`)}
      data-diagnosis={isCancelled ? 'cancelled' : outcome}
      actions={broken.map((checkId) => (
        <Button key={checkId} size="small" onClick={() => showCheck(checkId)}>
          {titles[checkId].title}
        </Button>
      ))}
    >
      <p>
        {t('verdict.about', {
          device: diagnosis.deviceId,
          hub: diagnosis.hostName,
          credential: diagnosis.credentialName,
          at: finishedAt === null ? '' : format.dateTime(finishedAt),
        })}
      </p>
    </Notice>
  );
}

function brokenOf({ results }: Diagnosis): readonly CheckId[] {
  return results.filter(({ outcome }) => outcome === 'fail').map(({ checkId }) => checkId);
}

/** Puts it where it is seen, and the focus on it, so that a screen reader goes on there. */
function showCheck(checkId: CheckId): void {
  const heading = document.getElementById(headingIdOf(checkId));
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
}

/** Failures and warnings are spoken as they come, the whole at the end. */
function useSpokenProgress({ phase, results, diagnosis }: DiagnosticsState): void {
  const { t } = useTranslation('diagnostics');
  const spoken = useRef(results.length);
  useEffect(() => {
    const words = diagnosisWords[currentLanguage()];
    const fresh = results.slice(spoken.current);
    spoken.current = results.length;
    if (phase === 'idle') return;
    for (const { checkId, outcome } of fresh) {
      if (outcome === 'fail' || outcome === 'warning') {
        announce(`${words.checks[checkId].title}: ${words.outcomes[outcome]}`);
      }
    }
  }, [results, phase]);
  const wasRunning = useRef(false);
  useEffect(() => {
    if (phase !== 'idle') wasRunning.current = true;
    if (phase !== 'idle' || !wasRunning.current || diagnosis === null) return;
    wasRunning.current = false;
    const titles = diagnosisWords[currentLanguage()].checks;
    const broken = brokenOf(diagnosis).map((checkId) => titles[checkId].title);
    const verdict = diagnosis.isCancelled ? t('verdict.cancelled') : t(`verdict.${diagnosis.outcome}`);
    announce([verdict, broken.join(', ')].join(' ').trim());
  }, [phase, diagnosis, t]);
}
