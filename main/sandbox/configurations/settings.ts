/** What configurations want in the desired properties of one twin, which of them prevails, and what changes for it. Pure. */
import { isObject, mergePatch, objectOf, ownValue, patchBetween } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';

export interface Setting {
  /** Below `properties.desired`; never empty. */
  readonly path: readonly string[];
  /** Null takes the property away. */
  readonly value: JsonValue;
}

/** A setting that prevails, and whose it is. */
export interface PrevailingSetting extends Setting {
  readonly configurationId: string;
}

const root = 'properties.desired.';

/** Null for a key that is no path of a desired property. */
export function settingPath(key: string): readonly string[] | null {
  if (!key.startsWith(root)) return null;
  const path = key.slice(root.length).split('.');
  return path.every((name) => name !== '' && !/[$ ]/.test(name)) ? path : null;
}

/** A null inside a value says that there is no such key, as in a twin. */
export function settingsIn(content: JsonObject): readonly Setting[] {
  return Object.entries(content).flatMap(([key, value]): Setting[] => {
    const path = settingPath(key);
    return path ? [{ path, value: isObject(value) ? mergePatch({}, value) : value }] : [];
  });
}

/** `ascending` ends with the one of the highest priority: path by path it has the last word. */
export function prevailing(
  ascending: readonly { readonly id: string; readonly settings: readonly Setting[] }[],
): readonly PrevailingSetting[] {
  let kept: PrevailingSetting[] = [];
  for (const { id, settings } of ascending) {
    for (const setting of settings) {
      kept = kept.filter(({ path }) => !isWithin(path, setting.path));
      kept.push({ ...setting, configurationId: id });
    }
  }
  return kept;
}

/** The patch of the desired properties; `former` are the paths that configurations had written before. */
export function patchFor(
  desired: JsonObject,
  former: readonly (readonly string[])[],
  settings: readonly Setting[],
): JsonObject {
  const isKept = (path: readonly string[]): boolean =>
    settings.some((setting) => isWithin(path, setting.path) && isWithin(setting.path, path));
  const cleared = former.filter((path) => !isKept(path)).reduce(without, desired);
  const wanted = settings.reduce(
    (object, { path, value }) => (value === null ? without(object, path) : withValue(object, path, value)),
    cleared,
  );
  return patchBetween(desired, wanted);
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((name, index) => path[index] === name);
}

function withValue(
  object: JsonObject,
  [name = '', ...rest]: readonly string[],
  value: JsonValue,
): JsonObject {
  const old = ownValue(object, name);
  const next = rest.length === 0 ? value : withValue(isObject(old) ? old : {}, rest, value);
  return objectOf(new Map(Object.entries(object)).set(name, next));
}

function without(object: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject {
  const old = ownValue(object, name);
  if (rest.length === 0) return objectOf(Object.entries(object).filter(([key]) => key !== name));
  return isObject(old) ? objectOf(new Map(Object.entries(object)).set(name, without(old, rest))) : object;
}
