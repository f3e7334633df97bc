/** A three-way merge of whole JSON objects, place by place. */
import type { JsonObject, JsonValue, MergeItem } from '../../preload/contract';
import { equals } from './equals';
import { isObject, objectOf, ownValue } from './jsonShape';

/** A place that at least one side changed; places never lie inside each other. */
export interface TreeMergeItem extends MergeItem {
  readonly path: readonly string[];
}

/**
 * Goes down as long as both sides are objects; a side that replaced or removed an object which the other changed inside
 * is a conflict about the whole. `property` is the path with dots, which no key of a twin may hold.
 */
export function treeMerge(base: JsonObject, theirs: JsonObject, mine: JsonObject): readonly TreeMergeItem[] {
  return itemsAt([], base, theirs, mine);
}

function itemsAt(
  path: readonly string[],
  base: JsonObject,
  theirs: JsonObject,
  mine: JsonObject,
): TreeMergeItem[] {
  const names = [...new Set([base, theirs, mine].flatMap((side) => Object.keys(side)))].sort();
  return names.flatMap((name) =>
    itemsOf([...path, name], ownValue(base, name), ownValue(theirs, name), ownValue(mine, name)),
  );
}

function itemsOf(
  path: readonly string[],
  base: JsonValue | undefined,
  theirs: JsonValue | undefined,
  mine: JsonValue | undefined,
): TreeMergeItem[] {
  const theyChanged = !equals(base, theirs);
  const iChanged = !equals(base, mine);
  if (!theyChanged && !iChanged) return [];
  if (isObject(theirs) && isObject(mine)) {
    const inner = itemsAt(path, isObject(base) ? base : {}, theirs, mine);
    // Two empty objects where there was none have no place inside to tell of.
    if (inner.length > 0) return inner;
  }
  const isConflict = theyChanged && iChanged && !equals(theirs, mine);
  const lone = theyChanged ? 'theirs' : 'mine';
  return [
    {
      path,
      property: path.join('.'),
      state: isConflict ? 'conflict' : theyChanged && iChanged ? 'both' : lone,
      ...(base === undefined ? {} : { base }),
      ...(theirs === undefined ? {} : { theirs }),
      ...(mine === undefined ? {} : { mine }),
    },
  ];
}

/** Their state with my side of each item taken that is mine, by itself or by choice; a conflict is mine without one. */
export function resolveTreeMerge(
  theirs: JsonObject,
  items: readonly TreeMergeItem[],
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): JsonObject {
  return items.reduce((merged, { path, property, state, mine }) => {
    const takesTheirs = Object.hasOwn(choices, property) && choices[property] === 'theirs';
    const isMine = state === 'mine' || (state === 'conflict' && !takesTheirs);
    return isMine ? withValue(merged, path, mine) : merged;
  }, theirs);
}

function withValue(
  object: JsonObject,
  [key, ...rest]: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  if (key === undefined) return object;
  const others = Object.entries(object).filter(([name]) => name !== key);
  if (rest.length === 0) return objectOf(value === undefined ? others : [...others, [key, value]]);
  const inner = ownValue(object, key);
  return objectOf([...others, [key, withValue(isObject(inner) ? inner : {}, rest, value)]]);
}
