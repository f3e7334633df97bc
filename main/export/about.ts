/** What a reader of an exported file must know: which hub, what was asked, when it was read. */
import type { Language } from '../../preload/contract';
import type { AboutFact } from './table';

export interface Origin {
  readonly hostName: string;
  /** The filter or query, as the person wrote it; empty when there was none, null for rows selected one by one. */
  readonly filter: string | null;
  readonly rowCount: number;
  /** ISO 8601, UTC: when the oldest and the newest of the rows were read from the hub. Null when nothing was. */
  readonly firstReadAt: string | null;
  readonly lastReadAt: string | null;
  readonly writtenAt: string;
  /** When what was read was judged; left out where the rows are as they were read. */
  readonly checkedAt?: string;
  /** Findings that were counted and are not among the rows; left out where there are none. */
  readonly unlistedCount?: number;
}

/** Times stay in ISO 8601: a spreadsheet would read a local date as it likes. */
export function aboutFacts(origin: Origin, language: Language): readonly AboutFact[] {
  const names = namesOf[language];
  return [
    { key: 'hub', name: names.hub, value: origin.hostName },
    {
      key: 'filter',
      name: names.filter,
      value: origin.filter === null ? names.selected : origin.filter || names.noFilter,
    },
    { key: 'rows', name: names.rows, value: String(origin.rowCount) },
    { key: 'firstReadAt', name: names.firstReadAt, value: origin.firstReadAt ?? names.never },
    { key: 'lastReadAt', name: names.lastReadAt, value: origin.lastReadAt ?? names.never },
    ...(origin.checkedAt === undefined
      ? []
      : [{ key: 'checkedAt', name: names.checkedAt, value: origin.checkedAt }]),
    ...(origin.unlistedCount === undefined
      ? []
      : [{ key: 'unlisted', name: names.unlisted, value: String(origin.unlistedCount) }]),
    { key: 'writtenAt', name: names.writtenAt, value: origin.writtenAt },
  ];
}

const en = {
  hub: 'Hub',
  filter: 'Filter or query',
  noFilter: 'none: all of them',
  selected: 'selected one by one',
  rows: 'Rows',
  firstReadAt: 'Oldest row read from the hub at (UTC)',
  lastReadAt: 'Newest row read from the hub at (UTC)',
  checkedAt: 'Checked at (UTC)',
  unlisted: 'Findings counted, but not listed',
  writtenAt: 'File written at (UTC)',
  never: 'never',
};

const es: typeof en = {
  hub: 'Hub',
  filter: 'Filtro o consulta',
  noFilter: 'ninguno: todos',
  selected: 'seleccionadas una a una',
  rows: 'Filas',
  firstReadAt: 'Fila más antigua leída del hub el (UTC)',
  lastReadAt: 'Fila más reciente leída del hub el (UTC)',
  checkedAt: 'Comprobado el (UTC)',
  unlisted: 'Hallazgos contados, pero no incluidos',
  writtenAt: 'Archivo escrito el (UTC)',
  never: 'nunca',
};

const namesOf: Readonly<Record<Language, typeof en>> = { en, es };
