/** Says to screen readers how a run and an export ended; failures say themselves. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { useRowWords } from './ExportRows';
import { createQueryStore } from './queryStore';

export function useQueryAnnouncements(): void {
  const { t } = useTranslation('query');
  const format = useFormat();
  const rowWords = useRowWords();
  const store = useClientStore(createQueryStore);
  const outcome = useSelected(store.state, (state) => state.outcome);
  const exported = useSelected(store.state, (state) => state.exported);

  useEffect(() => {
    const { run } = store.state.getState();
    if (outcome?.how === 'cancelled') announce(t('cancelled'));
    else if (outcome && run) {
      const words = { count: run.rowCount, formatted: format.number(run.rowCount) };
      announce(t(run.rest === 'none' ? 'done' : 'doneMore', words));
    }
  }, [outcome, store, t, format]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change only with the language, and t with it.
  useEffect(() => {
    if (exported) {
      announce(t('export.done', { rows: rowWords(exported.rowCount), fileName: exported.fileName }));
    }
  }, [exported, t]);
}
