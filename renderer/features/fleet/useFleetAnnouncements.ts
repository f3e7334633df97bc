/** Says to screen readers how many devices match once the typing pauses, and how a reading ended. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { createFleetStore } from './fleetStore';

/** Longer than between two key presses, shorter than a person waits for an answer. */
const pauseMs = 700;

export function useFleetAnnouncements(): void {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const store = useClientStore(createFleetStore);
  const matchCount = useSelected(store.state, ({ list }) => list?.matchCount);
  const totalCount = useSelected(store.state, ({ list }) => list?.totalCount);
  const readOutcome = useSelected(store.state, (state) => state.readOutcome);

  useEffect(() => {
    if (matchCount === undefined || matchCount === totalCount) return;
    const timer = setTimeout(
      () => announce(t('matches', { count: matchCount, formatted: format.number(matchCount) })),
      pauseMs,
    );
    return () => clearTimeout(timer);
  }, [matchCount, totalCount, t, format]);

  useEffect(() => {
    const total = store.state.getState().list?.totalCount ?? 0;
    if (readOutcome === 'done') announce(t('readDone', { count: total, formatted: format.number(total) }));
    if (readOutcome === 'cancelled') announce(t('readCancelled'));
  }, [readOutcome, store, t, format]);
}
