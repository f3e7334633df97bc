/** The shown columns as a file has them: with their titles, and what Siteward's words for values are called. */
import { useTranslation } from 'react-i18next';
import type { FleetColumn, FleetRowsExport } from '../../../../preload/contract';
import { type ColumnId, type ShownColumn, tagPathOf } from './columnIds';
import { useColumnTitle } from './useFleetColumns';

type FileColumns = FleetRowsExport['columns'];

/** The identifier is always among them: without it a row says nothing. */
export function useFileColumns(shown: readonly ShownColumn[]): () => FileColumns {
  const { t } = useTranslation('common');
  const titleOf = useColumnTitle();
  return () => {
    const words: Readonly<Partial<Record<FleetColumn, Record<string, string>>>> = {
      verdict: t('verdict', { returnObjects: true }),
      connectionState: t('connectionState', { returnObjects: true }),
      status: t('status', { returnObjects: true }),
      securityModule: t('securityModule', { returnObjects: true }),
      drift: t('driftCause', { returnObjects: true }),
      authenticationType: t('authentication', { returnObjects: true }),
    };
    const wordsOf = (id: ColumnId): Record<string, string> =>
      // An id without a path is one of the known columns.
      tagPathOf(id) === null ? (words[id as FleetColumn] ?? {}) : {};
    const ids = shown.map(({ id }) => id);
    const all: readonly ColumnId[] = ids.includes('deviceId') ? ids : ['deviceId', ...ids];
    return all.map((id) => ({ id, title: titleOf(id), words: wordsOf(id) }));
  };
}
