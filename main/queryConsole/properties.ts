/** What completion offers: tags and properties that the fleet's index holds or the rows read from a hub have shown. */
import type { JsonObject, KnownProperty } from '../../preload/contract';
import { addToShape, emptyShape, type Shape } from './shape';

/** Reported properties can nest without end; what lies deeper is seldom asked for. */
const deepest = 5;
const mostOffered = 1000;

export interface SeenProperties {
  note(row: JsonObject): void;
  all(): KnownProperty[];
}

/** Rows of projections say nothing of where their values come from: only what is named like a twin's part counts. */
export function createSeenProperties(): SeenProperties {
  const seen = emptyShape();
  return {
    note: ({ tags, properties, configurations }) => {
      if (isObject(tags)) addToShape(seen, { tags });
      if (isObject(properties)) addToShape(seen, { properties });
      if (isObject(configurations)) addToShape(seen, { configurations });
    },
    all: () => propertiesIn(seen, []).slice(0, mostOffered),
  };
}

/** Those that rows have shown come first, for their values are known. */
export function withIndexed(
  shown: readonly KnownProperty[],
  indexedPaths: readonly string[],
): KnownProperty[] {
  const names = new Set(shown.map(({ path }) => path.join('.')));
  const indexed = indexedPaths
    .filter((path) => !names.has(path))
    .map((path) => ({ path: path.split('.'), values: [] }));
  return [...shown, ...indexed].slice(0, mostOffered);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertiesIn(shape: Shape, path: readonly string[]): KnownProperty[] {
  if (path.length > deepest) return [];
  return [...shape.members].flatMap(([name, inner]) => {
    if (name === '$metadata') return [];
    const here = [...path, name];
    const own = here.length > 1 ? [{ path: here, values: [...inner.values].map(writtenValue) }] : [];
    return [...own, ...propertiesIn(inner, here)];
  });
}

/** As a query writes it. */
function writtenValue(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}
