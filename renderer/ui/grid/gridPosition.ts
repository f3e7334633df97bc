/** Where the keyboard is in a grid, and where a key takes it. https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/ */

export interface GridPosition {
  readonly row: number;
  /** Null while the whole row has the focus. */
  readonly column: number | null;
}

/** Where a person was in a grid, for when it is shown again. */
export interface GridPlace {
  /** Of the rows then: in another order the place means nothing. */
  readonly order: unknown;
  readonly row: number;
  readonly scrollTop: number;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  /** How many rows one page key moves. */
  readonly pageRows: number;
}

interface GridKey {
  readonly key: string;
  /** Ctrl, or ⌘ on a Mac. */
  readonly isControl: boolean;
}

/** The next position, or null when the key means nothing to a grid. */
export function moveInGrid(
  at: GridPosition,
  { key, isControl }: GridKey,
  size: GridSize,
): GridPosition | null {
  const lastRow = Math.max(0, size.rowCount - 1);
  const lastColumn = size.columnCount - 1;
  const toRow = (row: number) => ({ ...at, row: Math.min(lastRow, Math.max(0, row)) });
  const isWholeRow = at.column === null || isControl;
  switch (key) {
    case 'ArrowDown':
      return toRow(at.row + 1);
    case 'ArrowUp':
      return toRow(at.row - 1);
    case 'PageDown':
      return toRow(at.row + size.pageRows);
    case 'PageUp':
      return toRow(at.row - size.pageRows);
    case 'Home':
      return isWholeRow ? toRow(0) : { ...at, column: 0 };
    case 'End':
      return isWholeRow ? toRow(lastRow) : { ...at, column: lastColumn };
    case 'ArrowRight':
      return { ...at, column: at.column === null ? 0 : Math.min(lastColumn, at.column + 1) };
    case 'ArrowLeft':
      return { ...at, column: at.column === null || at.column === 0 ? null : at.column - 1 };
    default:
      return null;
  }
}
