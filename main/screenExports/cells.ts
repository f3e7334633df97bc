/** Values of rows as people read them in a spreadsheet. */
import type { Cell } from '../export';

export interface FileColumn<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** What Siteward's own words for values are in the language of the window. */
  readonly words: Readonly<Record<string, string>>;
}

/** The columns of a CSV file; `inColumn` gives what a row has under an id. */
export function csvColumns<Id extends string, Row>(
  columns: readonly FileColumn<Id>[],
  inColumn: (row: Row, id: Id) => Cell,
): readonly { readonly title: string; readonly cell: (row: Row) => Cell }[] {
  return columns.map(({ id, title, words }) => ({
    title,
    cell: (row) => {
      const value = inColumn(row, id);
      return typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : value;
    },
  }));
}

/** In portions of one size; tells how many rows have been handed over. */
export async function* portionsOf<Row>(
  rows: readonly Row[],
  tell: (rowCount: number) => void,
): AsyncGenerator<readonly Row[], void, void> {
  for (let at = 0; at < rows.length; at += portionRows) {
    const portion = rows.slice(at, at + portionRows);
    yield portion;
    tell(at + portion.length);
  }
}

const portionRows = 1000;
