/** One row of a grid. Drawn anew only when something about it changed. */
import { mergeClasses } from '@fluentui/react-components';
import { CheckboxChecked20Filled } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUnchecked20Regular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { GridColumn } from './gridColumns';
import { useGridStyles } from './gridStyles';

export interface RowActions {
  readonly onFocus: (index: number) => void;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onMark: (index: number, event: MouseEvent) => void;
  readonly takeFocus: (element: HTMLElement | null) => void;
}

interface GridRowProps<Row> {
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly gridTemplateColumns: string;
  readonly topPx: number;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly isActive: boolean;
  /** The cell that has the focus, when this row is the active one; null while the whole row has it. */
  readonly activeCell: number | null;
  readonly loadingText: ReactNode;
  readonly actions: RowActions;
}

function DrawnRow<Row>({
  index,
  row,
  columns,
  isSelected,
  isActive,
  activeCell,
  ...rest
}: GridRowProps<Row>) {
  const { gridTemplateColumns, topPx, loadingText, actions } = rest;
  const styles = useGridStyles();
  const marks = isSelected === undefined ? 0 : 1;
  const focusOf = (cell: number | null) => (isActive && activeCell === cell ? actions.takeFocus : undefined);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isActive && activeCell === null ? 0 : -1}
      ref={focusOf(null)}
      className={mergeClasses(styles.row, isSelected && styles.selected)}
      style={{ gridTemplateColumns, transform: `translateY(${topPx}px)` }}
      onFocus={(event) => event.target === event.currentTarget && actions.onFocus(index)}
      onClick={(event) => actions.onClick(index, event)}
    >
      {isSelected === undefined ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows.
        <div
          role="gridcell"
          aria-colindex={1}
          tabIndex={-1}
          ref={focusOf(0)}
          data-mark
          className={mergeClasses(styles.cell, styles.mark, isSelected && styles.marked)}
          onClick={(event) => actions.onMark(index, event)}
        >
          {isSelected ? <CheckboxChecked20Filled aria-hidden /> : <CheckboxUnchecked20Regular aria-hidden />}
        </div>
      )}
      {columns.map(({ id, draw }, column) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={column + 1 + marks}
          tabIndex={-1}
          ref={focusOf(column + marks)}
          className={mergeClasses(styles.cell, row === undefined && styles.loading)}
        >
          {row === undefined ? (column === 0 ? loadingText : null) : draw(row)}
        </div>
      ))}
    </div>
  );
}

// `memo` loses the type parameter; what it returns is called like what it got.
export const GridRow = memo(DrawnRow) as typeof DrawnRow;
