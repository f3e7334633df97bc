/** Reads the registry along the index that leaves the least to read, a page at a time. */
import type { Database } from '../../store';
import {
  type Collection,
  type Condition,
  conditionOf,
  inCollection,
  type Lookup,
  type Way,
  wayOf,
  wholeWay,
} from './lookup';
import {
  type Cell,
  type IdentityRecord,
  type RecordPart,
  recordColumns,
  recordOfRow,
  recordParts,
  rowFiller,
} from './record';

/** A record, and where to go on after it. */
export interface PlacedRecord {
  readonly place: string;
  readonly record: IdentityRecord;
  /** The record with every part; null when it is gone. */
  whole(): IdentityRecord | null;
}

export interface Reading {
  /** With `parts`, records hold the identifiers and those; without, everything. */
  look(
    collection: Collection,
    lookups: readonly Lookup[],
    place: string | null,
    parts?: ReadonlySet<RecordPart>,
  ): Iterable<PlacedRecord>;
  count(collection: Collection, lookups: readonly Lookup[]): number;
}

/** Rows a look-up is measured by, at most, before one is chosen; a second look-up that large is not worth knowing better. */
const measuredRows = 2000;
/** A first page is small, for most queries want few; a long reading grows to the second. */
const firstPageRows = 100;
const laterPageRows = 500;

/** Which look-ups come together makes the text of a statement; ordinary use needs a dozen. */
const mostStatements = 100;

/** `upToDate` gives the record as it is now, when it differs from its row. */
export function openReading(
  database: Database,
  upToDate: (record: IdentityRecord) => IdentityRecord,
): Reading {
  const prepare = (sql: string) => database.prepare<unknown[]>(sql).raw();
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepared = (sql: string): ReturnType<typeof prepare> => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const statement = prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const numberIn = (sql: string, parameters: readonly Cell[]): number => {
    // Every statement given to this function answers one row with one number.
    const [count] = prepared(sql).get(...parameters) as [number];
    return count;
  };

  const recordNumbered = (number: number): IdentityRecord | null => {
    const row: unknown = prepared(`SELECT ${allColumns.join(', ')} FROM identity WHERE number = ?`).get(
      number,
    );
    return row === undefined ? null : upToDate(recordOfRow(row));
  };

  const rowsOf = ({ from, where }: Way, collection: Collection): number => {
    const all = allOf([where, inCollection(collection)]);
    return numberIn(
      `SELECT COUNT(*) FROM (SELECT 1 FROM ${from} WHERE ${all.sql} LIMIT ${measuredRows})`,
      all.parameters,
    );
  };
  /** The index among the look-ups of the one with the fewest rows; -1 when none is served by an index. */
  const cheapest = (ways: readonly (Way | null)[], collection: Collection): number => {
    const served = ways.flatMap((way, index) => (way ? [{ way, index }] : []));
    if (served.length < 2) return served[0]?.index ?? -1;
    const measured = served.map(({ way, index }) => ({ index, rows: rowsOf(way, collection) }));
    return measured.reduce((best, other) => (other.rows < best.rows ? other : best)).index;
  };
  const plan = (collection: Collection, lookups: readonly Lookup[], chosen: number | null): Plan => {
    const ways = lookups.map((lookup) => wayOf(lookup, collection));
    const choice = chosen ?? cheapest(ways, collection);
    const way = ways[choice] ?? wholeWay(collection);
    const others = lookups.filter((_, index) => index !== choice);
    const filters = others.map((lookup) => conditionOf(lookup, collection));
    return { choice, way, where: allOf([way.where, inCollection(collection), ...filters]) };
  };

  return {
    *look(collection, lookups, place, parts) {
      const names = parts ? columnsOf(parts) : allColumns;
      const filled = parts ? rowFiller(names) : (row: readonly Cell[]) => row;
      const columns = names.map((name) => `i.${name}`).join(', ');
      const start = place === null ? null : readPlace(place);
      const { choice, way, where } = plan(collection, lookups, start?.choice ?? null);
      const select = `SELECT ${columns} FROM ${way.from} WHERE ${where.sql}`;
      const order = way.order.join(', ');
      const after = `(${order}) > (${way.order.map(() => '?').join(', ')})`;
      let last: readonly Cell[] = start?.after ?? [];
      let pageRows = firstPageRows;
      for (;;) {
        const beyond = last.length > 0 ? ` AND ${after}` : '';
        const page = prepared(`${select}${beyond} ORDER BY ${order} LIMIT ?`).all(
          ...where.parameters,
          ...last,
          pageRows,
        );
        for (const row of page) {
          // Statements are prepared to give rows as lists of their columns.
          const record = upToDate(recordOfRow(filled(row as readonly Cell[])));
          last = way.order.length === 1 ? [record.number] : [record.deviceId, record.moduleId];
          const whole = parts ? () => recordNumbered(record.number) : () => record;
          yield { place: JSON.stringify([choice, ...last]), record, whole };
        }
        if (page.length < pageRows) return;
        pageRows = laterPageRows;
      }
    },

    count: (collection, lookups) => {
      const { way, where } = plan(collection, lookups, null);
      return numberIn(`SELECT COUNT(*) FROM ${way.from} WHERE ${where.sql}`, where.parameters);
    },
  };
}

interface Plan {
  /** Which look-up gives the way; -1 for none. */
  readonly choice: number;
  readonly way: Way;
  readonly where: Condition;
}

const allColumns = ['number', ...recordColumns];
const identifyingColumns = ['number', 'device_id', 'module_id', 'generation_id'];

function columnsOf(parts: ReadonlySet<RecordPart>): readonly string[] {
  return [...identifyingColumns, ...[...parts].sort().flatMap((part) => recordParts[part])];
}

function allOf(conditions: readonly (Condition | null)[]): Condition {
  const present = conditions.filter((condition) => condition !== null);
  return {
    sql: present.map(({ sql }) => sql).join(' AND '),
    parameters: present.flatMap(({ parameters }) => parameters),
  };
}

/** A place is written by this file alone; whoever hands one out to a client guards it against changes. */
function readPlace(place: string): { readonly choice: number; readonly after: readonly Cell[] } {
  const [choice, ...after] = JSON.parse(place) as [number, ...Cell[]];
  return { choice, after };
}
