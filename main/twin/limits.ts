/** What IoT Hub accepts in a twin's section. Source: MicrosoftDocs/azure-docs iot-hub-devguide-device-twins.md. */
import type { JsonObject, JsonValue } from '../../preload/contract';
import { isObject } from './jsonShape';

export const twinLimits = {
  tagsBytes: 8 * 1024,
  desiredBytes: 32 * 1024,
  reportedBytes: 32 * 1024,
  depth: 10,
  keyBytes: 1024,
  stringBytes: 4 * 1024,
  smallestInteger: -4_503_599_627_370_496,
  largestInteger: 4_503_599_627_370_495,
} as const;

export type LimitProblem = {
  /** Keys and array positions from the section's root. */
  readonly path: readonly string[];
} & (
  | { readonly code: 'tooLarge'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly code: 'tooDeep'; readonly limit: number }
  | { readonly code: 'keyNotAllowed'; readonly key: string }
  | { readonly code: 'keyTooLong'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly code: 'stringTooLong'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly code: 'integerOutOfRange'; readonly value: number }
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the hub refuses exactly these characters.
const forbiddenInKeys = /[\u0000-\u001f\u007f-\u009f.$ ]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the hub does not count control characters of strings.
const notCounted = /[\u0000-\u001f\u007f-\u009f]/g;

const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).length;

/**
 * Size as the hub counts it: keys and strings by their UTF-8 length, strings without control characters, numbers 8,
 * booleans 4, null nothing; `$metadata` and `$version` do not count.
 */
export function sectionSizeBytes(section: JsonObject): number {
  return Object.entries(section)
    .filter(([key]) => key !== '$metadata' && key !== '$version')
    .reduce((sum, [key, value]) => sum + bytesOf(key) + valueSizeBytes(value), 0);
}

function valueSizeBytes(value: JsonValue): number {
  if (typeof value === 'string') return bytesOf(value.replace(notCounted, ''));
  if (typeof value === 'number') return 8;
  if (typeof value === 'boolean') return 4;
  if (Array.isArray(value)) return value.reduce((sum: number, element) => sum + valueSizeBytes(element), 0);
  if (isObject(value)) {
    return Object.entries(value).reduce((sum, [key, inner]) => sum + bytesOf(key) + valueSizeBytes(inner), 0);
  }
  return 0;
}

/** Every limit a section breaks, the size of the whole first; `$metadata` and `$version` at its root are the hub's own. */
export function limitProblems(section: JsonObject, limitBytes: number): readonly LimitProblem[] {
  const sizeBytes = sectionSizeBytes(section);
  const own = Object.entries(section).filter(([key]) => key !== '$metadata' && key !== '$version');
  const inside = own.flatMap(([key, value]) => [...keyProblems(key, []), ...valueProblems(value, [key])]);
  if (sizeBytes <= limitBytes) return inside;
  return [{ path: [], code: 'tooLarge', sizeBytes, limitBytes }, ...inside];
}

function keyProblems(key: string, path: readonly string[]): LimitProblem[] {
  const sizeBytes = bytesOf(key);
  if (sizeBytes > twinLimits.keyBytes) {
    return [{ path: [...path, key], code: 'keyTooLong', sizeBytes, limitBytes: twinLimits.keyBytes }];
  }
  return forbiddenInKeys.test(key) || key === ''
    ? [{ path: [...path, key], code: 'keyNotAllowed', key }]
    : [];
}

function valueProblems(value: JsonValue, path: readonly string[]): LimitProblem[] {
  if (typeof value === 'string') {
    const sizeBytes = bytesOf(value);
    if (sizeBytes <= twinLimits.stringBytes) return [];
    return [{ path, code: 'stringTooLong', sizeBytes, limitBytes: twinLimits.stringBytes }];
  }
  if (typeof value === 'number') {
    const isOutside = value < twinLimits.smallestInteger || value > twinLimits.largestInteger;
    return Number.isInteger(value) && isOutside ? [{ path, code: 'integerOutOfRange', value }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => valueProblems(element, [...path, String(index)]));
  }
  if (!isObject(value)) return [];
  if (path.length > twinLimits.depth) return [{ path, code: 'tooDeep', limit: twinLimits.depth }];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...keyProblems(key, path),
    ...valueProblems(inner, [...path, key]),
  ]);
}
