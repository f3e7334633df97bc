/** JSON as the lines of a tree: which of them are on view, given which are open. */
import type { JsonObject, JsonValue } from '../../../preload/contract';

export interface JsonNode {
  /** The path from the root, unique in the tree. */
  readonly key: string;
  readonly parentKey: string | null;
  readonly name: string;
  readonly value: JsonValue;
  /** Counted from 1, as `aria-level` is. */
  readonly level: number;
  /** Null for a value that cannot be opened. */
  readonly childCount: number | null;
  readonly position: number;
  readonly siblingCount: number;
}

/** Opened nodes are named by their key; everything else is closed. */
export function visibleNodes(root: JsonObject, opened: ReadonlySet<string>): readonly JsonNode[] {
  return nodesUnder(root, [], null, opened);
}

/** The keys of the first level, which a tree shows open. */
export function firstLevelKeys(root: JsonObject): readonly string[] {
  return Object.keys(root).map((name) => JSON.stringify([name]));
}

function nodesUnder(
  value: JsonValue,
  path: readonly string[],
  parentKey: string | null,
  opened: ReadonlySet<string>,
): readonly JsonNode[] {
  const children = childrenOf(value) ?? [];
  return children.flatMap(([name, child], index) => {
    const childPath = [...path, name];
    const key = JSON.stringify(childPath);
    const node: JsonNode = {
      key,
      parentKey,
      name,
      value: child,
      level: childPath.length,
      childCount: childrenOf(child)?.length ?? null,
      position: index + 1,
      siblingCount: children.length,
    };
    return opened.has(key) ? [node, ...nodesUnder(child, childPath, key, opened)] : [node];
  });
}

function childrenOf(value: JsonValue): readonly (readonly [string, JsonValue])[] | null {
  return value !== null && typeof value === 'object' ? Object.entries(value) : null;
}
