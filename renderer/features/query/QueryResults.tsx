/** The rows of a query as a grid or as JSON, with more pages and exports on demand. */
import { Button, makeStyles, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryRun } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { DataGrid } from '../../ui/grid/DataGrid';
import type { GridColumn } from '../../ui/grid/gridColumns';
import { rowAt } from '../../ui/grid/rowBlocks';
import { ExportRows } from './ExportRows';
import { JsonRows } from './JsonRows';
import { createQueryStore, type QueryRow } from './queryStore';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  grid: { flexGrow: 1, minHeight: '240px', display: 'grid' },
});

interface QueryResultsProps {
  readonly run: QueryRun;
  readonly onOpenDevice: (deviceId: string) => void;
}

export function QueryResults({ run, onOpenDevice }: QueryResultsProps) {
  const { t } = useTranslation('query');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createQueryStore);
  const { blocks, text, waitsFor } = useSelected(store.state, (state) => state);
  const [view, setView] = useState<'grid' | 'json'>('grid');
  const columns = useMemo(
    () =>
      run.columns.map(
        (title, index): GridColumn<QueryRow> => ({
          id: String(index),
          title,
          minWidth: 150,
          grow: 1,
          draw: ({ cells }) => <span title={cells[index] ?? undefined}>{cells[index]}</span>,
        }),
      ),
    [run.columns],
  );
  const rowOf = useCallback((index: number) => rowAt(blocks, index), [blocks]);

  return (
    <>
      <div className={styles.bar}>
        <TabList
          aria-label={t('view')}
          selectedValue={view}
          onTabSelect={(_event, { value }) => setView(value === 'json' ? 'json' : 'grid')}
        >
          <Tab className={controls.large} value="grid">
            {t('views.grid')}
          </Tab>
          <Tab className={controls.large} value="json">
            {t('views.json')}
          </Tab>
        </TabList>
        {run.rest === 'pages' ? (
          <Button className={controls.large} disabled={waitsFor !== null} onClick={store.more}>
            {t('more')}
          </Button>
        ) : null}
        <ExportRows />
      </div>
      {run.rest === 'full' ? <p className={styles.note}>{t('full')}</p> : null}
      {text === run.text ? null : <p className={styles.note}>{t('outdated')}</p>}
      {view === 'json' ? (
        <JsonRows key={run.runId} run={run} />
      ) : (
        <div className={styles.grid}>
          <DataGrid<QueryRow>
            label={t('grid')}
            columns={columns}
            rowCount={run.rowCount}
            rowAt={rowOf}
            loadingText={t('loadingRow')}
            isReady={rowAt(blocks, 0) !== undefined}
            order={run.runId}
            onSort={nothing}
            onVisible={store.showRows}
            onOpen={({ deviceId }) => deviceId !== null && onOpenDevice(deviceId)}
          />
        </div>
      )}
    </>
  );
}

/** The order is the query's own. */
function nothing(): void {}
