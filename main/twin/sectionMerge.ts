/** Two people changed the same section (tags, desired) from the same base: who changed what, at whatever depth. */
import type { JsonObject, JsonValue, MergeItem } from '../../preload/contract';
import { isObject, objectOf, ownValue } from './jsonShape';
import { mergeItem, stateOf, takesTheirs } from './threeWayMerge';

type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

interface Sides {
  readonly base: JsonObject;
  readonly theirs: JsonObject;
  readonly mine: JsonObject;
}

/**
 * Every place that at least one side changed, in the order of its keys; `property` is its JSON pointer (RFC 6901).
 * Objects that both sides still have are merged inside, everything else is one place.
 */
export function mergeSections(base: JsonObject, theirs: JsonObject, mine: JsonObject): readonly MergeItem[] {
  const items: MergeItem[] = [];
  walk([], { base, theirs, mine }, (item) => {
    items.push(item);
    return undefined;
  });
  return items;
}

/** The merged section. A side's lone change is taken; a conflict goes by the choice at its pointer, else to `mine`. */
export function resolveSections(
  base: JsonObject,
  theirs: JsonObject,
  mine: JsonObject,
  choices: Choices,
): JsonObject {
  return walk([], { base, theirs, mine }, (item) => (takesTheirs(item, choices) ? item.theirs : item.mine));
}

/** RFC 6901. */
export function pointerOf(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Builds the merged object from what nobody changed and what `choose` gives for each changed place. */
function walk(
  path: readonly string[],
  { base, theirs, mine }: Sides,
  choose: (item: MergeItem) => JsonValue | undefined,
): JsonObject {
  const keys = [...new Set([base, theirs, mine].flatMap(Object.keys))].sort();
  const entries = keys.flatMap((key): [string, JsonValue][] => {
    const place = [...path, key];
    const [was, their, my] = [ownValue(base, key), ownValue(theirs, key), ownValue(mine, key)];
    if (isObject(their) && isObject(my)) {
      return [[key, walk(place, { base: isObject(was) ? was : {}, theirs: their, mine: my }, choose)]];
    }
    const state = stateOf(was, their, my);
    const merged = state === null ? was : choose(mergeItem(pointerOf(place), state, was, their, my));
    return merged === undefined ? [] : [[key, merged]];
  });
  return objectOf(entries);
}
