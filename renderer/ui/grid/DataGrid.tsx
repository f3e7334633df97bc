/**
 * A grid of any length: draws only the rows on view, works by keyboard alone, and tells which rows it needs.
 * Grid roles instead of table elements (the reason for the lint override): rows are placed by their number, and of
 * rows and cells only one at a time takes the focus. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { GridHeader } from './GridHeader';
import { type GridColumn, narrowestWidth, templateOf } from './gridColumns';
import { type GridPosition, moveInGrid } from './gridPosition';
import { headerHeightPx, rowHeightPx, useGridStyles } from './gridStyles';

interface DataGridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  /** Undefined while the row is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly loadingText: ReactNode;
  readonly isReady: boolean;
  /** A new value scrolls back to the first row. */
  readonly order: unknown;
  readonly onSort: (columnId: string) => void;
  readonly onVisible: (range: { readonly first: number; readonly last: number }) => void;
  readonly onOpen: (row: Row) => void;
}

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rowCount, rowAt, loadingText, isReady, order, onSort, onVisible, onOpen } = props;
  const styles = useGridStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: null });
  const focused = useRef<HTMLElement>(null);
  const isFocusWanted = useRef(false);
  const activeRow = Math.min(at.row, Math.max(0, rowCount - 1));

  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    scrollMargin: 0,
    scrollPaddingStart: headerHeightPx,
    // The row that has the focus stays in the document when it is scrolled away.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return rowCount === 0 || shown.includes(activeRow)
        ? shown
        : [...shown, activeRow].sort((a, b) => a - b);
    },
  });
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };

  useEffect(() => onVisible({ first, last }), [first, last, onVisible]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is the reason, not an input.
  useLayoutEffect(() => {
    setAt({ row: 0, column: null });
    scroller.current?.scrollTo({ top: 0 });
  }, [order]);
  useLayoutEffect(() => {
    if (!isFocusWanted.current || !focused.current) return;
    isFocusWanted.current = false;
    focused.current.focus({ preventScroll: true });
  });

  function handleKey(event: KeyboardEvent): void {
    if (event.altKey || !(event.target instanceof HTMLElement) || event.target.closest('[role=columnheader]'))
      return;
    if (event.key === 'Enter') {
      const row = rowAt(activeRow);
      if (row !== undefined) onOpen(row);
      return;
    }
    const pageRows = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeightPx) / rowHeightPx) - 1,
    );
    const isControl = event.ctrlKey || event.metaKey;
    const size = { rowCount, columnCount: columns.length, pageRows };
    const next = moveInGrid({ ...at, row: activeRow }, { key: event.key, isControl }, size);
    if (!next) return;
    event.preventDefault();
    isFocusWanted.current = true;
    setAt(next);
    virtualizer.scrollToIndex(next.row, { align: 'auto' });
  }

  const gridTemplateColumns = templateOf(columns);
  const minWidth = narrowestWidth(columns);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        data-ready={isReady}
        style={{ minWidth }}
        onKeyDown={handleKey}
      >
        <GridHeader columns={columns} onSort={onSort} />
        <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rowAt(index);
            const isActive = index === activeRow;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows.
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                tabIndex={isActive && at.column === null ? 0 : -1}
                ref={isActive && at.column === null ? keep(focused) : undefined}
                className={styles.row}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
                onFocus={(event) =>
                  event.target === event.currentTarget && setAt({ row: index, column: null })
                }
                onClick={() =>
                  row !== undefined && window.getSelection()?.isCollapsed !== false && onOpen(row)
                }
              >
                {columns.map(({ id, draw }, column) => (
                  <div
                    key={id}
                    role="gridcell"
                    aria-colindex={column + 1}
                    tabIndex={-1}
                    ref={isActive && at.column === column ? keep(focused) : undefined}
                    className={mergeClasses(styles.cell, row === undefined && styles.loading)}
                  >
                    {row === undefined ? (column === 0 ? loadingText : null) : draw(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function keep(place: { current: HTMLElement | null }) {
  return (element: HTMLElement | null) => {
    if (element) place.current = element;
  };
}
