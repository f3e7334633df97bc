/** What is exported: rows with named columns, and what a reader must know about them. */
import type { JsonValue } from '../../preload/contract';

/** Undefined where a row has nothing in this column. */
export type Cell = JsonValue | undefined;

/** One fact about the rows, such as which hub they are from. */
export interface AboutFact {
  /** As a program reads it, for example `hub`. */
  readonly key: string;
  /** As a person reads it, in the chosen language. */
  readonly name: string;
  readonly value: string;
}

export interface ExportTable<Row> {
  readonly columns: readonly { readonly title: string; readonly cell: (row: Row) => Cell }[];
  /** Which hub, which filter, when it was read. */
  readonly about: readonly AboutFact[];
  /** Handed over in portions, so that a million of them need no memory. */
  readonly portions: AsyncIterable<readonly Row[]>;
}
