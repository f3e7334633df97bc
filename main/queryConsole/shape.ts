/** Which properties the rows of a query have, and the columns that show them. Pure. */
import type { JsonValue } from '../../preload/contract';

/** A place in rows: what has been seen there. */
export interface Shape {
  /** By name, in the order they were first seen; empty where there was never an object. */
  readonly members: Map<string, Shape>;
  /** Something that is no object was seen here. */
  isLeaf: boolean;
  /** Some of the texts, numbers and truth values seen here. */
  readonly values: Set<string | number | boolean>;
}

const mostValues = 30;
const longestValue = 64;
/** Free tags can be anything; beyond this many names one object is not told apart any further. */
const mostMembers = 500;

export function emptyShape(): Shape {
  return { members: new Map(), isLeaf: false, values: new Set() };
}

export function addToShape(shape: Shape, value: JsonValue): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, member] of Object.entries(value)) {
      const known = shape.members.get(name) ?? emptyShape();
      if (!shape.members.has(name)) {
        if (shape.members.size >= mostMembers) {
          shape.isLeaf = true;
          continue;
        }
        shape.members.set(name, known);
      }
      addToShape(known, member);
    }
    return;
  }
  shape.isLeaf = true;
  if (value === null || Array.isArray(value) || shape.values.size >= mostValues) return;
  if (typeof value === 'string' && value.length > longestValue) return;
  shape.values.add(value);
}

export type ColumnPath = readonly string[];

/**
 * The columns that show rows of this shape: objects are opened from the outside in, as long as there are at most `most`
 * columns. What is not opened is shown as JSON, so that nothing is left out.
 */
export function columnsOf(shape: Shape, most: number): readonly ColumnPath[] {
  let columns: readonly Column[] = [...shape.members].map(([name, of]) => ({ path: [name], of }));
  for (let depth = 1; ; depth += 1) {
    let isOpened = false;
    const opened: Column[] = [];
    let count = columns.length;
    for (const column of columns) {
      const inner = column.path.length === depth ? openable(column) : null;
      if (inner === null || count - 1 + inner.length > most) {
        opened.push(column);
        continue;
      }
      opened.push(...inner);
      count += inner.length - 1;
      isOpened = true;
    }
    columns = opened;
    if (!isOpened) return columns.map(({ path }) => path);
  }
}

interface Column {
  readonly path: ColumnPath;
  readonly of: Shape;
}

/** Null for what is not an object in every row, and for the hub's own records about each property. */
function openable({ path, of }: Column): readonly Column[] | null {
  if (of.isLeaf || of.members.size === 0 || path.at(-1) === '$metadata') return null;
  return [...of.members].map(([name, inner]) => ({ path: [...path, name], of: inner }));
}

/** Undefined where the row has nothing there. */
export function valueAt(row: JsonValue, path: ColumnPath): JsonValue | undefined {
  let value: JsonValue | undefined = row;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    // A name such as `constructor` must not find what every object inherits.
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
