/** What a reader of an exported file must know: which hub, what was asked, when it was read. */
import type { Language } from '../../preload/contract';
import type { AboutFact } from './table';

export interface Origin {
  readonly hostName: string;
  /** The filter or query, as the person wrote it; empty when there was none. */
  readonly filter: string;
  readonly rowCount: number;
  /** ISO 8601, UTC: when the oldest and the newest of the rows were read from the hub. Null when nothing was. */
  readonly firstReadAt: string | null;
  readonly lastReadAt: string | null;
  readonly writtenAt: string;
}

/** Times stay in ISO 8601: a spreadsheet would read a local date as it likes. */
export function aboutFacts(origin: Origin, language: Language): readonly AboutFact[] {
  const names = namesOf[language];
  return [
    { key: 'hub', name: names.hub, value: origin.hostName },
    { key: 'filter', name: names.filter, value: origin.filter === '' ? names.noFilter : origin.filter },
    { key: 'rows', name: names.rows, value: String(origin.rowCount) },
    { key: 'firstReadAt', name: names.firstReadAt, value: origin.firstReadAt ?? names.never },
    { key: 'lastReadAt', name: names.lastReadAt, value: origin.lastReadAt ?? names.never },
    { key: 'writtenAt', name: names.writtenAt, value: origin.writtenAt },
  ];
}

const en = {
  hub: 'Hub',
  filter: 'Filter or query',
  noFilter: 'none: all of them',
  rows: 'Rows',
  firstReadAt: 'Oldest row read from the hub at (UTC)',
  lastReadAt: 'Newest row read from the hub at (UTC)',
  writtenAt: 'File written at (UTC)',
  never: 'never',
};

const es: typeof en = {
  hub: 'Hub',
  filter: 'Filtro o consulta',
  noFilter: 'ninguno: todos',
  rows: 'Filas',
  firstReadAt: 'Fila más antigua leída del hub el (UTC)',
  lastReadAt: 'Fila más reciente leída del hub el (UTC)',
  writtenAt: 'Archivo escrito el (UTC)',
  never: 'nunca',
};

const namesOf: Readonly<Record<Language, typeof en>> = { en, es };
