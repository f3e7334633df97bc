/** Rows as CSV that a spreadsheet of the chosen language opens by a double click. */
import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../preload/contract';
import type { Cell, ExportTable } from './table';

/** Spreadsheets take their list separator and decimal sign from the region; in Spain it is `;` because `,` is in the numbers. */
const signsOf = {
  en: { delimiter: ',', decimal: '.' },
  es: { delimiter: ';', decimal: ',' },
} as const satisfies Record<Language, { delimiter: string; decimal: string }>;

/** Excel reads UTF-8 as such only behind this mark. */
const byteOrderMark = '\uFEFF';

/**
 * First the facts about the rows, a line of name and value for each, then an empty line, then the table: every spreadsheet
 * opens that, and its filters and sorting begin at the table (docs/decisions/0016).
 */
export async function* csvText<Row>(
  { columns, about, portions }: ExportTable<Row>,
  language: Language,
): AsyncGenerator<string, void, void> {
  const lines = (records: readonly (readonly Cell[])[]): string => csvLines(records, language);
  yield byteOrderMark + lines(about.map(({ name, value }) => [name, value]));
  yield `\r\n${lines([columns.map(({ title }) => title)])}`;
  for await (const rows of portions) {
    if (rows.length > 0) yield lines(rows.map((row) => columns.map(({ cell }) => cell(row))));
  }
}

/**
 * `escape_formulas` puts an apostrophe before texts that a spreadsheet would run (https://owasp.org/www-community/attacks/CSV_Injection).
 * Texts with the separator of any other region are quoted too, so that they stay whole in its spreadsheets.
 */
function csvLines(records: readonly (readonly Cell[])[], language: Language): string {
  const { delimiter, decimal } = signsOf[language];
  return stringify(
    records.map((record) => [...record]),
    {
      delimiter,
      record_delimiter: '\r\n',
      escape_formulas: true,
      quoted_match: /[;,\t]/,
      cast: {
        number: (value) => String(value).replace('.', decimal),
        boolean: (value) => String(value),
        object: (value) => JSON.stringify(value),
      },
    },
  );
}
