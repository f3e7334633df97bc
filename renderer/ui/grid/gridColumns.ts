/** What a grid shows in its columns. */
import type { ReactNode } from 'react';

export type SortDirection = 'ascending' | 'descending';

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Narrowest width in pixels. */
  readonly minWidth: number;
  /** The share of the room that is left. */
  readonly grow: number;
  /** Chosen by the person; left out or null for one between `minWidth` and the room there is. */
  readonly widthPx?: number | null;
  /** Null when the rows can be put in this order but are not; left out when they cannot. */
  readonly sorted?: SortDirection | null;
  readonly draw: (row: Row) => ReactNode;
}

export const narrowestColumnPx = 64;
/** Of the marks of selected rows. */
export const markWidthPx = 44;

export function templateOf<Row>(columns: readonly GridColumn<Row>[], hasMarks: boolean): string {
  const widths = columns.map(({ minWidth, grow, widthPx = null }) =>
    widthPx === null ? `minmax(${minWidth}px, ${grow}fr)` : `${widthPx}px`,
  );
  // Where every column has a width of its own, the rest stays empty.
  const rest = columns.every(({ widthPx = null }) => widthPx !== null) ? ['1fr'] : [];
  return [...(hasMarks ? [`${markWidthPx}px`] : []), ...widths, ...rest].join(' ');
}

export function narrowestWidth<Row>(columns: readonly GridColumn<Row>[], hasMarks: boolean): number {
  const marks = hasMarks ? markWidthPx : 0;
  return columns.reduce((sum, { minWidth, widthPx = null }) => sum + (widthPx ?? minWidth), marks);
}
