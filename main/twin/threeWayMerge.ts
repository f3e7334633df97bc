/** Two people changed the same settings from the same base: who changed what, and the result of a choice. */
import type { JsonValue, MergeItem } from '../../preload/contract';
import { equals } from './equals';

export type Values = Readonly<Record<string, JsonValue>>;

export interface Merge {
  /** Settings that at least one side changed, in the order of their names. */
  readonly items: readonly MergeItem[];
  /** Settings nobody changed. */
  readonly unchanged: Values;
}

export function threeWayMerge(base: Values, theirs: Values, mine: Values): Merge {
  const names = [...new Set([base, theirs, mine].flatMap(Object.keys))].sort();
  const items: MergeItem[] = [];
  const unchanged: [string, JsonValue][] = [];
  for (const property of names) {
    const [was, their, my] = [base, theirs, mine].map((side) =>
      Object.hasOwn(side, property) ? side[property] : undefined,
    );
    const state = stateOf(was, their, my);
    if (state !== null) {
      items.push(mergeItem(property, state, was, their, my));
    } else if (was !== undefined) unchanged.push([property, was]);
  }
  return { items, unchanged: Object.fromEntries(unchanged) };
}

/** A side without the setting says nothing of it. */
export function mergeItem(
  property: string,
  state: MergeItem['state'],
  base: JsonValue | undefined,
  theirs: JsonValue | undefined,
  mine: JsonValue | undefined,
): MergeItem {
  return {
    property,
    state,
    ...(base === undefined ? {} : { base }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(mine === undefined ? {} : { mine }),
  };
}

/** Null when neither side changed it; undefined is "not there". */
export function stateOf(
  base: JsonValue | undefined,
  theirs: JsonValue | undefined,
  mine: JsonValue | undefined,
): MergeItem['state'] | null {
  const theyChanged = !equals(base, theirs);
  const iChanged = !equals(base, mine);
  if (theyChanged && iChanged) return equals(theirs, mine) ? 'both' : 'conflict';
  if (theyChanged) return 'theirs';
  return iChanged ? 'mine' : null;
}

/** The merged settings. A side's lone change is taken; a conflict goes by the choice, and to `mine` without one. */
export function resolveMerge(
  { items, unchanged }: Merge,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): Values {
  const chosen = items.flatMap((item): [string, JsonValue][] => {
    const value = takesTheirs(item, choices) ? item.theirs : item.mine;
    return value === undefined ? [] : [[item.property, value]];
  });
  return Object.fromEntries([...Object.entries(unchanged), ...chosen]);
}

export function takesTheirs(
  { property, state }: MergeItem,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): boolean {
  if (state === 'conflict') return Object.hasOwn(choices, property) && choices[property] === 'theirs';
  return state === 'theirs';
}
