/** How many requests this hub was sent, in all and by kind: the first half of the request budget. */
import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowSwap20Regular } from '@fluentui/react-icons/svg/arrow-swap';
import { useTranslation } from 'react-i18next';
import type { RequestKind } from '../../preload/contract';
import { useFormat } from '../text/useFormat';
import { useControlStyles } from '../ui/controlStyles';
import { Facts } from '../ui/Facts';
import { useHubSession } from './application';
import { narrow } from './layout';

const useStyles = makeStyles({
  surface: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '20rem' },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  words: { [narrow]: { display: 'none' } },
});

const kinds: readonly RequestKind[] = ['registry', 'twinRead', 'twinWrite', 'query', 'method', 'statistics'];

export function RequestCount() {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const status = useHubSession((state) => state.status);
  if (!status) return null;
  const counted = kinds
    .map((kind) => ({ kind, count: status.requests[kind] }))
    .filter(({ count }) => count > 0);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const words = t('requests.count', { count: total, formatted: format.number(total) });

  return (
    <Popover trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={controls.large}
          icon={<ArrowSwap20Regular />}
          aria-label={words}
          title={t('requests.title')}
        >
          <span className={styles.words}>{words}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('requests.title')} tabIndex={-1}>
        <h2 className={styles.title}>{t('requests.title')}</h2>
        {total === 0 ? <p className={styles.sentence}>{t('requests.none')}</p> : null}
        <Facts
          facts={counted.map(({ kind, count }) => ({
            name: t(`requests.${kind}`),
            value: format.number(count),
          }))}
        />
        {status.retries > 0 ? (
          <p className={styles.sentence}>
            {t('requests.retries', { count: status.retries, formatted: format.number(status.retries) })}
          </p>
        ) : null}
        <p className={styles.sentence}>{t('requests.why')}</p>
      </PopoverSurface>
    </Popover>
  );
}
