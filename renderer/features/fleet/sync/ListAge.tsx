/** How many devices match, and how old the list is. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { useFormat } from '../../../text/useFormat';
import { useAge } from '../../../ui/Age';
import { useTicking } from '../../../ui/clock';
import type { FleetList } from '../fleetState';
import { createFleetStore } from '../fleetStore';

const staleAfterMs = 15 * 60_000;

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  stale: { ...typographyStyles.body1Strong, color: tokens.colorStatusWarningForeground3 },
});

export function ListAge() {
  const store = useClientStore(createFleetStore);
  const list = useSelected(store.state, (state) => state.list);
  const changesReadAt = useSelected(store.state, (state) => state.changesReadAt);
  if (list === null) return null;
  if (list.readAt !== null) return <Words list={list} readAt={list.readAt} changesReadAt={changesReadAt} />;
  // Devices are found before all of them are read.
  return list.totalCount > 0 ? <MatchWords list={list} /> : null;
}

function MatchWords({ list }: { list: FleetList }) {
  const styles = useStyles();
  return <span className={styles.words}>{useMatchWords(list)}</span>;
}

interface WordsProps {
  readonly list: FleetList;
  /** When all of it was read. */
  readonly readAt: string;
  readonly changesReadAt: string | null;
}

function Words({ list, readAt, changesReadAt }: WordsProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const format = useFormat();
  // Reading what changed makes every row as new as that; only deleted devices are found by reading everything.
  const newest = changesReadAt !== null && changesReadAt > readAt ? changesReadAt : readAt;
  const age = useAge(newest);
  const isStale = useTicking((nowMs) => nowMs - Date.parse(newest) > staleAfterMs);
  const everything = t('listReadAt', { dateTime: format.dateTime(readAt) });
  return (
    <span className={styles.words}>
      {useMatchWords(list)} ·{' '}
      <time
        dateTime={newest}
        title={
          newest === readAt
            ? everything
            : `${t('changesReadAt', { dateTime: format.dateTime(newest) })} ${everything}`
        }
      >
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
