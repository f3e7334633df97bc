/** How many devices match, and how old the list is. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { useTicking } from '../../ui/clock';
import type { FleetList } from './fleetState';
import { createFleetStore } from './fleetStore';

const staleAfterMs = 15 * 60_000;

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  stale: { ...typographyStyles.body1Strong, color: tokens.colorStatusWarningForeground3 },
});

export function ListAge() {
  const store = useClientStore(createFleetStore);
  const list = useSelected(store.state, (state) => state.list);
  return list?.readAt ? <Words list={list} readAt={list.readAt} /> : null;
}

function Words({ list, readAt }: { list: FleetList; readAt: string }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const format = useFormat();
  const age = useAge(readAt);
  const isStale = useTicking((nowMs) => nowMs - Date.parse(readAt) > staleAfterMs);
  return (
    <span className={styles.words}>
      {useMatchWords(list)} ·{' '}
      <time dateTime={readAt} title={t('listReadAt', { dateTime: format.dateTime(readAt) })}>
        {t('listRead', { age })}
      </time>
      {isStale ? <strong className={styles.stale}> {t('stale')}</strong> : null}
    </span>
  );
}

export function useMatchWords({ matchCount, totalCount }: FleetList): string {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const formatted = format.number(matchCount);
  return matchCount === totalCount
    ? t('matches', { count: matchCount, formatted })
    : t('matchesOf', { count: totalCount, formatted, total: format.number(totalCount) });
}
