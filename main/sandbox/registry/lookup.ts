/**
 * What the registry can find without reading every identity. A query compiles the parts of its WHERE that are joined by AND
 * and that have one of these forms into look-ups, hands them to `registry.look` and still checks its whole WHERE on every
 * record it gets: a look-up may be left out, never widened. Example, for
 * `SELECT * FROM devices WHERE STARTSWITH(deviceId, 'bilbao-') AND tags.floor = 2 AND properties.reported.x > 1`:
 *
 *     registry.look('devices', [
 *       { kind: 'deviceIdPrefix', prefix: 'bilbao-' },
 *       { kind: 'tag', path: ['floor'], value: 2 },
 *     ], place)
 *
 * `place` is null for the first page; later it is the `place` of the last record taken, and may be kept in a continuation
 * token for any time: identities created, changed or removed in between neither repeat nor hide others.
 * `registry.count` with the same look-ups answers COUNT() when they are the whole condition.
 */
import type { JsonValue } from '../ports';
import type { Cell } from './record';
import { tagRow } from './tagIndex';

export type Collection = 'devices' | 'modules';

export type Lookup =
  | { readonly kind: 'deviceId'; readonly deviceId: string }
  /** Any of them: an IN list, or the devices that are connected now. */
  | { readonly kind: 'deviceIds'; readonly deviceIds: readonly string[] }
  | { readonly kind: 'deviceIdPrefix'; readonly prefix: string }
  | { readonly kind: 'moduleId'; readonly moduleId: string }
  /** Of devices; modules have no status of their own. */
  | { readonly kind: 'status'; readonly status: 'enabled' | 'disabled' }
  /** A text, number or boolean at `tags.path…`. */
  | { readonly kind: 'tag'; readonly path: readonly string[]; readonly value: JsonValue };

/** A condition on `identity AS i`, with the parameters of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

/** How the registry reads along one index. */
export interface Way {
  /** What stands after FROM; names the index, so that the order of reading is the order of places. */
  readonly from: string;
  readonly where: Condition;
  /** The columns of the order, which are those of a place too. */
  readonly order: readonly ['i.number'] | readonly ['tag.number'] | readonly ['i.device_id', 'i.module_id'];
}

/** Every identity of the collection, in the order of creation. */
export function wholeWay(collection: Collection): Way {
  const index = collection === 'devices' ? 'identity_module' : 'identity_of_module';
  return { from: `identity AS i INDEXED BY ${index}`, where: inCollection(collection), order: ['i.number'] };
}

export function inCollection(collection: Collection): Condition {
  return { sql: collection === 'devices' ? "i.module_id = ''" : "i.module_id <> ''", parameters: [] };
}

/** Null for a look-up no index serves. */
export function wayOf(lookup: Lookup, collection: Collection): Way | null {
  const where = conditionOf(lookup, collection);
  if (!where) return null;
  switch (lookup.kind) {
    case 'deviceId':
    case 'deviceIds':
    case 'deviceIdPrefix':
      return {
        from: 'identity AS i INDEXED BY sqlite_autoindex_identity_1',
        where,
        order: ['i.device_id', 'i.module_id'],
      };
    case 'moduleId':
      return { from: 'identity AS i INDEXED BY identity_module', where, order: ['i.number'] };
    case 'status':
      return { from: 'identity AS i INDEXED BY identity_status', where, order: ['i.number'] };
    case 'tag':
      return {
        from: 'tag CROSS JOIN identity AS i ON i.number = tag.number',
        where: { sql: tagCondition, parameters: where.parameters },
        order: ['tag.number'],
      };
  }
}

const tagCondition = 'tag.is_module = ? AND tag.path = ? AND tag.value = ?';

/** The look-up as a filter. Null when there is nothing to filter by. */
export function conditionOf(lookup: Lookup, collection: Collection): Condition | null {
  switch (lookup.kind) {
    case 'deviceId':
      return { sql: 'i.device_id = ?', parameters: [lookup.deviceId] };
    case 'deviceIds':
      return {
        sql: 'i.device_id IN (SELECT value FROM json_each(?))',
        parameters: [JSON.stringify(lookup.deviceIds)],
      };
    case 'deviceIdPrefix':
      // Identifiers are ASCII, and DEL is not among their characters.
      return {
        sql: 'i.device_id >= ? AND i.device_id < ?',
        parameters: [lookup.prefix, `${lookup.prefix}\x7f`],
      };
    case 'moduleId':
      return { sql: 'i.module_id = ?', parameters: [lookup.moduleId] };
    case 'status':
      return collection === 'devices' ? { sql: 'i.status = ?', parameters: [lookup.status] } : null;
    case 'tag': {
      const row = tagRow(lookup.path, lookup.value);
      return (
        row && {
          sql: `EXISTS (SELECT 1 FROM tag WHERE ${tagCondition} AND tag.number = i.number)`,
          parameters: [collection === 'modules' ? 1 : 0, row.path, row.value],
        }
      );
    }
  }
}
