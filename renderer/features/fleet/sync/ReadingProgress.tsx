/** How far the reading of the list has come, what it costs, why it waits, and how to pause or stop it. */
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { Pause20Regular } from '@fluentui/react-icons/svg/pause';
import { Play20Regular } from '@fluentui/react-icons/svg/play';
import { Stop20Regular } from '@fluentui/react-icons/svg/stop';
import { useTranslation } from 'react-i18next';
import type { FleetSync } from '../../../../preload/contract';
import { useClientStore } from '../../../client/ClientProvider';
import { useFormat } from '../../../text/useFormat';
import { useTicking } from '../../../ui/clock';
import { useControlStyles } from '../../../ui/controlStyles';
import { createFleetStore } from '../fleetStore';

const useStyles = makeStyles({
  progress: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  words: {
    display: 'grid',
    rowGap: '2px',
    width: '17rem',
    minWidth: 0,
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
  done: typographyStyles.body1,
  cost: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export function ReadingProgress({ progress }: { progress: FleetSync }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createFleetStore);
  const doneWords = useDoneWords(progress);
  const costWords = useCostWords(progress);
  const pauseWords = usePauseWords(progress);
  const { devicesRead, devicesExpected, pause } = progress;
  const isKnown = devicesExpected !== null && devicesExpected > 0;
  const isPaused = pause === 'person' || pause === 'battery';
  return (
    <div className={styles.progress} data-reading={pause ?? progress.phase}>
      <div className={styles.words}>
        <span className={styles.done}>{doneWords}</span>
        <ProgressBar
          aria-label={t('reading')}
          {...(isKnown ? { value: Math.min(1, devicesRead / devicesExpected) } : {})}
        />
        <span className={styles.cost}>{pauseWords ?? costWords}</span>
      </div>
      <Button
        className={controls.large}
        appearance="subtle"
        icon={isPaused ? <Play20Regular /> : <Pause20Regular />}
        aria-label={t(isPaused ? 'resumeReading' : 'pauseReading')}
        title={t(isPaused ? 'resumeReading' : 'pauseReading')}
        onClick={isPaused ? store.read : store.pauseReading}
      />
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<Stop20Regular />}
        aria-label={t('cancelReading')}
        title={t('cancelReading')}
        onClick={store.cancelReading}
      />
    </div>
  );
}

function useDoneWords({ phase, scope, devicesRead, devicesExpected, modulesRead }: FleetSync): string {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  if (phase === 'modules') {
    return t('readingModules', { count: modulesRead, formatted: format.number(modulesRead) });
  }
  if (phase === 'twins') return t('readingTwins');
  const formatted = format.number(devicesRead);
  if (scope === 'changes') return t('readingChanges', { count: devicesRead, formatted });
  return devicesExpected === null
    ? t('readingDevices', { count: devicesRead, formatted })
    : t('readingDevicesOf', { count: devicesExpected, formatted, expected: format.number(devicesExpected) });
}

function useCostWords({ queriesThisMinute, ownQueriesPerMinute, queriesSent }: FleetSync): string {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  if (queriesThisMinute === 0) {
    return t('readingQueries', { count: queriesSent, formatted: format.number(queriesSent) });
  }
  const share = Math.max(1, Math.floor(ownQueriesPerMinute));
  return t('readingCost', {
    count: share,
    formatted: format.number(queriesThisMinute),
    share: format.number(share),
  });
}

function usePauseWords({ pause, nextStepAt }: FleetSync): string | null {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const waitS = useTicking((nowMs) =>
    nextStepAt === null ? 0 : Math.max(0, Math.ceil((Date.parse(nextStepAt) - nowMs) / 1000)),
  );
  if (pause === null) return null;
  const why = t(`pauses.${pause}`);
  return waitS === 0 ? why : t('pausedFor', { why, duration: format.duration(waitS * 1000) });
}
