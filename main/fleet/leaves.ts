/** The values in tags and twin sections, one for each path, as the text by which they are shown and searched. */
import type { JsonValue } from '../../preload/contract';

/** `path` in dots, as the query language writes it: no key of a twin may hold a dot. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Texts longer than this are cut: no twin value may be longer than 4,096 characters. */
const longestText = 4096;

/** Empty objects and nulls are nothing; a list is one text. */
export function leavesOf(value: JsonValue, path = ''): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(value, path, leaves);
  return leaves;
}

function collect(value: JsonValue, path: string, leaves: Leaf[]): void {
  if (value === null) return;
  if (typeof value !== 'object' || Array.isArray(value)) {
    leaves.push({ path, text: textOf(value).slice(0, longestText) });
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) collect(member, path === '' ? key : `${path}.${key}`, leaves);
  }
}

function textOf(value: Exclude<JsonValue, null>): string {
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return value
    .map((item) => (item === null || typeof item === 'object' ? JSON.stringify(item) : String(item)))
    .join(', ');
}
