/**
 * The index of tags: one row for each text, number or boolean in the tags of a twin, found by its path and value. Arrays and
 * long texts are left out; a search for those reads the twins themselves.
 */
import type { Database } from '../../store';
import { isObject } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';

export interface TagRow {
  readonly path: string;
  readonly value: string | number;
}

/** Longer texts are hardly ever searched for, and each would be kept twice. */
const longestText = 256;

/** Null for a value the index does not hold. Keys cannot hold `.` or `$`, so no two paths look alike. */
export function tagRow(path: readonly string[], value: JsonValue): TagRow | null {
  const name = path.join('.');
  switch (typeof value) {
    case 'string':
      return value.length > longestText ? null : { path: name, value };
    case 'number':
      return { path: name, value };
    // SQLite has no booleans: they have paths of their own, so that `true` is not the number 1.
    case 'boolean':
      return { path: `${name}$`, value: value ? 1 : 0 };
    default:
      return null;
  }
}

export function tagRows(tags: JsonObject, above: readonly string[] = []): TagRow[] {
  return Object.entries(tags).flatMap(([key, value]) => {
    const path = [...above, key];
    if (isObject(value)) return tagRows(value, path);
    const row = tagRow(path, value);
    return row ? [row] : [];
  });
}

/** Text for the statement that fills the whole index from the table of identities; the same rows as `tagRows`. */
export const fillTagIndex = `
  INSERT INTO tag (is_module, path, value, number)
  WITH RECURSIVE leaf (number, is_module, path, type, value, atom) AS (
    SELECT identity.number, module_id <> '', item.key, item.type, item.value, item.atom
    FROM identity, json_each(identity.tags) AS item WHERE tags <> '{}'
    UNION ALL
    SELECT leaf.number, leaf.is_module, leaf.path || '.' || item.key, item.type, item.value, item.atom
    FROM leaf, json_each(leaf.value) AS item WHERE leaf.type = 'object'
  )
  SELECT is_module, path || IIF(type IN ('true', 'false'), '$', ''), atom, number FROM leaf
  WHERE type IN ('integer', 'real', 'true', 'false') OR (type = 'text' AND length(atom) <= ${longestText})
  ORDER BY 1, 2, 3, 4
`;

export interface TagIndex {
  /** The rows of one identity become those of its new tags; `null` for tags that are not there. */
  change(number: number, isModule: boolean, before: JsonObject | null, after: JsonObject | null): void;
}

export function openTagIndex(database: Database): TagIndex {
  const add = database.prepare(
    'INSERT OR IGNORE INTO tag (is_module, path, value, number) VALUES (?, ?, ?, ?)',
  );
  const drop = database.prepare(
    'DELETE FROM tag WHERE is_module = ? AND path = ? AND value = ? AND number = ?',
  );
  return {
    change: (number, isModule, before, after) => {
      const flag = isModule ? 1 : 0;
      const old = before ? tagRows(before) : [];
      const fresh = after ? tagRows(after) : [];
      const isIn = (rows: readonly TagRow[], { path, value }: TagRow): boolean =>
        rows.some((row) => row.path === path && row.value === value);
      for (const row of old) if (!isIn(fresh, row)) drop.run(flag, row.path, row.value, number);
      for (const row of fresh) if (!isIn(old, row)) add.run(flag, row.path, row.value, number);
    },
  };
}
