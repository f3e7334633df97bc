/** The devices of the open hub: searched, filtered, and opened from here. */
import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetRow } from '../../../preload/contract';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Screen } from '../../ui/Screen';
import { FleetEmptyState } from './FleetEmptyState';
import { FleetFilters } from './FleetFilters';
import { rowAt } from './fleetPages';
import { createFleetStore } from './fleetStore';
import { ListAge } from './ListAge';
import { ReadingProgress } from './ReadingProgress';
import { useFleetAnnouncements } from './useFleetAnnouncements';
import { isSortable, useFleetColumns } from './useFleetColumns';

const useStyles = makeStyles({ grid: { flexGrow: 1, minHeight: '240px', display: 'grid' } });

export default function FleetScreen({ route: { query } }: { route: RouteTo<'fleet'> }) {
  const { t } = useTranslation(['fleet', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createFleetStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { list, blocks, sort, searchFailure, readFailure, reading } = useSelected(
    store.state,
    (state) => state,
  );
  const search = useRef<HTMLInputElement>(null);
  const columns = useFleetColumns(sort);
  useEffect(() => store.showHub(openHubId), [store, openHubId]);
  useEffect(() => {
    if (query !== undefined) store.showQuery(query);
  }, [store, query]);
  useCommands([
    { id: 'find', textKey: 'find', shortcuts: ['Ctrl+F'], run: () => search.current?.select() },
    { id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: store.read },
    { id: 'clearFilters', textKey: 'clearFilters', run: store.clearFilter },
  ]);
  useFleetAnnouncements();
  const hasRows = list !== null && list.matchCount > 0;
  const isReady = hasRows && rowAt(blocks, 0) !== undefined;
  useEffect(() => {
    if (isReady) performance.mark('siteward:fleet-ready');
  }, [isReady]);
  const rowOf = useCallback((index: number) => rowAt(blocks, index), [blocks]);

  return (
    <Screen
      name="fleet"
      title={t('title')}
      beside={<ListAge />}
      actions={
        reading === null ? (
          <Button className={controls.large} icon={<ArrowSync20Regular />} onClick={store.read}>
            {t('common:refresh')}
          </Button>
        ) : (
          <ReadingProgress progress={reading} onCancel={store.cancelReading} />
        )
      }
      focusFirst={search}
      isFilling
    >
      <FleetFilters searchRef={search} />
      {readFailure ? <FailureMessage failure={readFailure} onRetry={store.read} /> : null}
      {searchFailure ? <FailureMessage failure={searchFailure} onRetry={store.searchAgain} /> : null}
      {hasRows ? (
        <div className={styles.grid}>
          <DataGrid<FleetRow>
            label={t('grid')}
            columns={columns}
            rowCount={list.matchCount}
            rowAt={rowOf}
            loadingText={t('loadingRow')}
            isReady={isReady}
            order={JSON.stringify([list.filter, list.sort])}
            onSort={(by) => isSortable(by) && store.sortBy(by)}
            onVisible={store.showRows}
            onOpen={({ deviceId }) => navigation.open({ screen: 'device', deviceId })}
          />
        </div>
      ) : (
        <FleetEmptyState />
      )}
    </Screen>
  );
}
