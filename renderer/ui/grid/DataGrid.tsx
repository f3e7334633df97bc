/**
 * A grid of any length: draws only the rows on view, works by keyboard alone, and tells which rows it needs.
 * Grid roles instead of table elements (the reason for the lint override): rows are placed by their number, and of
 * rows and cells only one at a time takes the focus. https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { GridHeader } from './GridHeader';
import { GridRow, type RowActions } from './GridRow';
import { type GridColumn, narrowestWidth, templateOf } from './gridColumns';
import { type GridPlace, type GridPosition, moveInGrid } from './gridPosition';
import type { GridSelection } from './gridSelection';
import { headerHeightPx, rowHeightPx, useGridStyles } from './gridStyles';
import { useRowWindow } from './useRowWindow';

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
  /** Where the grid leaves its place, and finds it when it is shown again. */
  readonly place?: { current: GridPlace | null };
  /** Left out where rows cannot be selected. */
  readonly selection?: GridSelection<Row>;
  readonly onSort: (columnId: string) => void;
  readonly onResize?: (columnId: string, widthPx: number, isFinal: boolean) => void;
  readonly onVisible: (range: { readonly first: number; readonly last: number }) => void;
  readonly onOpen: (row: Row) => void;
}

const firstPlace = { row: 0, scrollTop: 0 };

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rowCount, rowAt, loadingText, isReady, order, place, selection } = props;
  const { onSort, onResize, onVisible } = props;
  const styles = useGridStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: null });
  /** Where a range of selected rows begins. */
  const anchor = useRef(0);
  const focused = useRef<HTMLElement>(null);
  const isFocusWanted = useRef(false);
  const activeRow = Math.min(at.row, Math.max(0, rowCount - 1));
  const rows = useRowWindow(scroller, rowCount, rowHeightPx, headerHeightPx);
  const { first, last } = rows;

  useEffect(() => onVisible({ first, last }), [first, last, onVisible]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is the reason, not an input.
  useLayoutEffect(() => {
    const kept = place?.current;
    const { row, scrollTop } = kept && kept.order === order ? kept : firstPlace;
    setAt({ row, column: null });
    anchor.current = row;
    scroller.current?.scrollTo({ top: scrollTop });
    rows.onScroll();
  }, [order]);
  useEffect(() => keepPlace());
  useLayoutEffect(() => {
    if (!isFocusWanted.current || !focused.current) return;
    isFocusWanted.current = false;
    focused.current.focus({ preventScroll: true });
  });

  // Rows keep these functions; what they do is always of the newest props.
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const actions = useMemo((): RowActions => {
    const select = (index: number, isRange: boolean): void => {
      const { selection: now } = newest.current;
      if (isRange) now?.onRange(anchor.current, index);
      else {
        anchor.current = index;
        now?.onToggle(index);
      }
    };
    return {
      onFocus: (row) => setAt({ row, column: null }),
      onClick(index, { ctrlKey, metaKey, shiftKey }) {
        const { selection: now, rowAt: rowOf, onOpen } = newest.current;
        if (now && (ctrlKey || metaKey || shiftKey)) {
          window.getSelection()?.removeAllRanges();
          select(index, shiftKey);
          return;
        }
        const row = rowOf(index);
        if (row !== undefined && window.getSelection()?.isCollapsed !== false) onOpen(row);
      },
      onMark(index, event) {
        event.stopPropagation();
        if (event.shiftKey) window.getSelection()?.removeAllRanges();
        select(index, event.shiftKey);
      },
      takeFocus: (element) => {
        if (element) focused.current = element;
      },
    };
  }, []);

  function keepPlace(): void {
    if (place) place.current = { order, row: activeRow, scrollTop: scroller.current?.scrollTop ?? 0 };
  }

  function handleScroll(): void {
    rows.onScroll();
    keepPlace();
  }

  function handleSelectionKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (!selection) return false;
    if (key === ' ') {
      if (shiftKey) selection.onRange(anchor.current, activeRow);
      else {
        anchor.current = activeRow;
        selection.onToggle(activeRow);
      }
      return true;
    }
    if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) {
      selection.onAll();
      return true;
    }
    if (key !== 'Escape' || selection.state === 'none') return false;
    selection.onClear();
    return true;
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.altKey || !(event.target instanceof HTMLElement) || event.target.closest('[role=columnheader]'))
      return;
    if (event.key === 'Enter') {
      const row = rowAt(activeRow);
      if (row !== undefined) props.onOpen(row);
      return;
    }
    if (handleSelectionKey(event)) {
      event.preventDefault();
      return;
    }
    const isControl = event.ctrlKey || event.metaKey;
    const size = { rowCount, columnCount: columns.length + (selection ? 1 : 0), pageRows: rows.pageRows };
    const next = moveInGrid({ ...at, row: activeRow }, { key: event.key, isControl }, size);
    if (!next) return;
    event.preventDefault();
    isFocusWanted.current = true;
    setAt(next);
    rows.scrollTo(next.row);
    if (next.row === activeRow || !selection) return;
    if (event.shiftKey) selection.onRange(anchor.current, next.row);
    else anchor.current = next.row;
  }

  const gridTemplateColumns = templateOf(columns, selection !== undefined);
  return (
    <div ref={scroller} className={styles.scroller} onScroll={handleScroll}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        data-ready={isReady}
        style={{ minWidth: narrowestWidth(columns, selection !== undefined) }}
        onKeyDown={handleKey}
      >
        <GridHeader
          columns={columns}
          gridTemplateColumns={gridTemplateColumns}
          selection={selection}
          onSort={onSort}
          onResize={onResize}
        />
        <div role="rowgroup" className={styles.rows} style={{ height: rows.heightPx }}>
          {drawnRows(rows.drawnFirst, rows.drawnLast, activeRow, rowCount).map((index) => {
            const row = rowAt(index);
            const isActive = index === activeRow;
            return (
              <GridRow
                key={index}
                index={index}
                row={row}
                columns={columns}
                gridTemplateColumns={gridTemplateColumns}
                topPx={rows.topOf(index)}
                isSelected={selection && row !== undefined && selection.isSelected(row)}
                isActive={isActive}
                activeCell={isActive ? at.column : null}
                loadingText={loadingText}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The row that has the focus stays in the document when it is scrolled away. */
function drawnRows(first: number, last: number, activeRow: number, rowCount: number): readonly number[] {
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (rowCount === 0 || (activeRow >= first && activeRow <= last)) return drawn;
  return activeRow < first ? [activeRow, ...drawn] : [...drawn, activeRow];
}
