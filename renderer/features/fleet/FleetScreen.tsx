/** The devices of the open hub: searched, filtered, and opened from here. */
import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { BarcodeScanner20Regular } from '@fluentui/react-icons/svg/barcode-scanner';
import { ColumnTriple20Regular } from '@fluentui/react-icons/svg/column-triple';
import { DatabaseSearch20Regular } from '@fluentui/react-icons/svg/database-search';
import { Filter20Regular } from '@fluentui/react-icons/svg/filter';
import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { FleetRow } from '../../../preload/contract';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import { medium, mediumQuery, narrow } from '../../app/layout';
import type { RouteTo } from '../../app/routes';
import { useMediaQuery } from '../../app/useMediaQuery';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { DataGrid } from '../../ui/grid/DataGrid';
import { rowAt } from '../../ui/grid/rowBlocks';
import { Screen } from '../../ui/Screen';
import { isColumnId, tagPathOf } from './columns/columnIds';
import { useFleetColumns } from './columns/useFleetColumns';
import { useFleetView } from './columns/useFleetView';
import { FleetEmptyState } from './FleetEmptyState';
import { FleetExport } from './FleetExport';
import type { FleetState } from './fleetState';
import { createFleetStore } from './fleetStore';
import { FleetFacets } from './search/FleetFacets';
import { type FleetSearchActions, FleetSearchField } from './search/FleetSearchField';
import { SelectionBar } from './selection/SelectionBar';
import { useGridSelection } from './selection/useGridSelection';
import { ShelfButton } from './shelf/ShelfButton';
import { createShelfStore } from './shelf/shelfStore';
import { useFilterCommands } from './shelf/useFilterCommands';
import { IndexNotice } from './sync/IndexNotice';
import { ListAge } from './sync/ListAge';
import { ReadingProgress } from './sync/ReadingProgress';
import { SyncButton } from './sync/SyncButton';
import { useFleetAnnouncements } from './useFleetAnnouncements';

const ColumnDialog = lazy(() => import('./columns/ColumnDialog'));

const useStyles = makeStyles({
  search: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
  },
  words: { [narrow]: { display: 'none' } },
  body: {
    display: 'flex',
    flexGrow: 1,
    minHeight: '240px',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    [medium]: { flexDirection: 'column' },
  },
  grid: { flexGrow: 1, minHeight: '240px', minWidth: 0, display: 'flex', flexDirection: 'column' },
});

export default function FleetScreen({ route: { query } }: { route: RouteTo<'fleet'> }) {
  const { t } = useTranslation(['fleet', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createFleetStore);
  const openHubId = useHubSession((state) => state.openHubId);
  // Not the whole state: what is typed changes with every key, and is no business of the rows before they answer it.
  const { hubId, list, blocks, sort, searchFailure, readFailure, reading } = useSelected(
    store.state,
    useShallow(({ query: _, ...shown }: FleetState) => shown),
  );
  const search = useRef<HTMLInputElement>(null);
  const searchActions = useRef<FleetSearchActions>(null);
  const grid = useRef<HTMLDivElement>(null);
  const facetsId = useId();
  const hasRoomForFacets = !useMediaQuery(mediumQuery);
  const { view, columns: shown, change, resize } = useFleetView();
  const showsFacets = view.showsFacets ?? hasRoomForFacets;
  const [isChoosing, setIsChoosing] = useState(false);
  const selection = useGridSelection();
  const columns = useFleetColumns(shown, sort);
  useEffect(() => store.showTags(shown.flatMap(({ id }) => tagPathOf(id) ?? [])), [store, shown]);
  const shelf = useClientStore(createShelfStore);
  useEffect(() => {
    store.showHub(openHubId);
    shelf.load(openHubId);
  }, [store, shelf, openHubId]);
  useEffect(() => {
    if (query !== undefined) store.showQuery(query);
  }, [store, query]);
  useCommands([
    { id: 'find', textKey: 'find', shortcuts: ['Ctrl+F', '/'], run: () => selectAll(search.current) },
    { id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: store.read },
    { id: 'clearFilters', textKey: 'clearFilters', run: () => store.showQuery('') },
  ]);
  useFilterCommands();
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
        <>
          <Button
            className={controls.large}
            icon={<DatabaseSearch20Regular />}
            aria-label={t('toQuery')}
            data-to="query"
            onClick={() => navigation.open({ screen: 'query' })}
          >
            <span className={styles.words}>{t('toQuery')}</span>
          </Button>
          {reading === null ? (
            <Button
              className={controls.large}
              icon={<ArrowSync20Regular />}
              aria-label={t('common:refresh')}
              onClick={store.read}
            >
              <span className={styles.words}>{t('common:refresh')}</span>
            </Button>
          ) : (
            <ReadingProgress progress={reading} />
          )}
          {hubId === null ? null : <SyncButton />}
        </>
      }
      focusFirst={search}
      isFilling
    >
      <search className={styles.search} aria-label={t('search')}>
        <FleetSearchField inputRef={search} actions={searchActions} onEnter={() => focusRow(grid.current)} />
        <ToggleButton
          className={controls.large}
          icon={<Filter20Regular />}
          checked={showsFacets}
          aria-controls={showsFacets ? facetsId : undefined}
          onClick={() => change({ showsFacets: !showsFacets })}
        >
          {t('filters')}
        </ToggleButton>
        <Button
          className={controls.large}
          icon={<ColumnTriple20Regular />}
          data-to="columns"
          onClick={() => setIsChoosing(true)}
        >
          {t('columnDialog.open')}
        </Button>
        <Button
          className={controls.large}
          icon={<BarcodeScanner20Regular />}
          data-to="scan"
          onClick={() => navigation.open({ screen: 'scan' })}
        >
          {t('toScan')}
        </Button>
        <ShelfButton />
        <FleetExport shown={shown} />
      </search>
      <IndexNotice />
      {readFailure ? <FailureMessage failure={readFailure} onRetry={store.read} /> : null}
      {searchFailure ? <FailureMessage failure={searchFailure} onRetry={store.searchAgain} /> : null}
      <div className={styles.body}>
        {showsFacets && list !== null && list.totalCount > 0 ? (
          <FleetFacets id={facetsId} onMoreSites={(query) => searchActions.current?.complete(query)} />
        ) : null}
        {hasRows ? (
          <div className={styles.grid} ref={grid}>
            <DataGrid<FleetRow>
              label={t('grid')}
              columns={columns}
              rowCount={list.matchCount}
              rowAt={rowOf}
              loadingText={t('loadingRow')}
              isReady={isReady}
              order={JSON.stringify([hubId, list.query, list.sort])}
              place={store.place}
              onSort={(by) => isColumnId(by) && store.sortBy(by)}
              selection={selection}
              onResize={resize}
              onVisible={store.showRows}
              onOpen={({ deviceId }) => navigation.open({ screen: 'device', deviceId })}
            />
            <SelectionBar />
          </div>
        ) : (
          <FleetEmptyState />
        )}
      </div>
      {isChoosing ? (
        <Suspense fallback={null}>
          <ColumnDialog
            shown={shown}
            onChange={(chosen) => change({ columns: chosen })}
            onClose={() => setIsChoosing(false)}
          />
        </Suspense>
      ) : null}
    </Screen>
  );
}

/** Of the grid's rows the one that takes the focus. */
function focusRow(grid: HTMLElement | null): void {
  grid?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
}

function selectAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
