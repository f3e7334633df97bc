/** How far the reading of the list has come, and how to stop it. */
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { FleetSync } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';

const useStyles = makeStyles({
  progress: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { ...typographyStyles.body1, minWidth: '14rem' },
});

export function ReadingProgress({ progress, onCancel }: { progress: FleetSync; onCancel: () => void }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const words = useProgressWords(progress);
  const { devicesRead, devicesExpected } = progress;
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        {words}
        <ProgressBar
          aria-label={t('reading')}
          {...(devicesExpected === null || devicesExpected === 0
            ? {}
            : { value: Math.min(1, devicesRead / devicesExpected) })}
        />
      </div>
      <Button className={controls.large} onClick={onCancel}>
        {t('cancelReading')}
      </Button>
    </div>
  );
}

function useProgressWords({ phase, devicesRead, devicesExpected }: FleetSync): string {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  if (phase !== 'devices') return t('readingModules');
  const formatted = format.number(devicesRead);
  return devicesExpected === null
    ? t('readingDevices', { count: devicesRead, formatted })
    : t('readingDevicesOf', { count: devicesExpected, formatted, expected: format.number(devicesExpected) });
}
