/** How many rows a query has given, what it has cost, and how old they are. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { QueryRun } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
});

export function QueryFacts({ run }: { run: QueryRun }) {
  const { t } = useTranslation('query');
  const styles = useStyles();
  const format = useFormat();
  const age = useAge(run.lastReadAt);
  const { queriesSent, tookMs, sizeBytes } = run.cost;
  return (
    <span className={styles.words} data-rows={run.rowCount} data-queries={queriesSent}>
      {t(run.rest === 'none' ? 'ran' : 'ranMore', {
        count: run.rowCount,
        formatted: format.number(run.rowCount),
      })}{' '}
      ·{' '}
      {t('cost', {
        queries: t('queries', { count: queriesSent, formatted: format.number(queriesSent) }),
        duration: format.duration(tookMs),
        size: format.sizeBytes(sizeBytes),
      })}{' '}
      ·{' '}
      <time dateTime={run.lastReadAt} title={format.dateTime(run.lastReadAt)}>
        {t('readAge', { age })}
      </time>
    </span>
  );
}
