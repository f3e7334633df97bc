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
  /** Null when the rows can be put in this order but are not; left out when they cannot. */
  readonly sorted?: SortDirection | null;
  readonly draw: (row: Row) => ReactNode;
}

export function templateOf<Row>(columns: readonly GridColumn<Row>[]): string {
  return columns.map(({ minWidth, grow }) => `minmax(${minWidth}px, ${grow}fr)`).join(' ');
}

export function narrowestWidth<Row>(columns: readonly GridColumn<Row>[]): number {
  return columns.reduce((sum, { minWidth }) => sum + minWidth, 0);
}
