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
const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

/** UTF-8 length; a `TextEncoder` takes ten times as long for the short texts of a twin. */
function bytesOf(text: string, countsControls = true): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!countsControls && isControl(code)) continue;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/**
 * Size as the hub counts it: keys and strings by their UTF-8 length, strings without control characters, numbers 8,
 * booleans 4, null nothing; `$metadata` and `$version` do not count.
 */
export function sectionSizeBytes(section: JsonObject): number {
  let bytes = 0;
  for (const key of Object.keys(section)) {
    if (key !== '$metadata' && key !== '$version') bytes += bytesOf(key) + valueSizeBytes(section[key]);
  }
  return bytes;
}

function valueSizeBytes(value: JsonValue | undefined): number {
  if (typeof value === 'string') return bytesOf(value, false);
  if (typeof value === 'number') return 8;
  if (typeof value === 'boolean') return 4;
  let bytes = 0;
  if (Array.isArray(value)) {
    for (const element of value) bytes += valueSizeBytes(element);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) bytes += bytesOf(key) + valueSizeBytes(value[key]);
  }
  return bytes;
}

/** Every limit a section breaks, the size of the whole first; `$metadata` and `$version` at its root are the hub's own. */
export function limitProblems(section: JsonObject, limitBytes: number): readonly LimitProblem[] {
  const problems: LimitProblem[] = [];
  const sizeBytes = sectionSizeBytes(section);
  if (sizeBytes > limitBytes) problems.push({ path: [], code: 'tooLarge', sizeBytes, limitBytes });
  const path: string[] = [];
  for (const key of Object.keys(section)) {
    if (key !== '$metadata' && key !== '$version') addProblems(problems, path, key, section[key]);
  }
  return problems;
}

/** `path` leads to what holds the key; it is as it was when this returns. */
function addProblems(
  problems: LimitProblem[],
  path: string[],
  key: string,
  value: JsonValue | undefined,
): void {
  path.push(key);
  addKeyProblem(problems, path, key);
  addValueProblems(problems, path, value);
  path.pop();
}

function addKeyProblem(problems: LimitProblem[], path: readonly string[], key: string): void {
  const sizeBytes = bytesOf(key);
  if (sizeBytes > twinLimits.keyBytes) {
    problems.push({ path: [...path], code: 'keyTooLong', sizeBytes, limitBytes: twinLimits.keyBytes });
  } else if (key === '' || forbiddenInKeys.test(key)) {
    problems.push({ path: [...path], code: 'keyNotAllowed', key });
  }
}

function addValueProblems(problems: LimitProblem[], path: string[], value: JsonValue | undefined): void {
  if (typeof value === 'string') {
    const sizeBytes = bytesOf(value);
    if (sizeBytes > twinLimits.stringBytes) {
      problems.push({
        path: [...path],
        code: 'stringTooLong',
        sizeBytes,
        limitBytes: twinLimits.stringBytes,
      });
    }
  } else if (typeof value === 'number') {
    const isOutside = value < twinLimits.smallestInteger || value > twinLimits.largestInteger;
    // JSON text may name numbers beyond those of JavaScript, which are read as infinite.
    if ((Number.isInteger(value) || !Number.isFinite(value)) && isOutside) {
      problems.push({ path: [...path], code: 'integerOutOfRange', value });
    }
  } else if (Array.isArray(value)) {
    value.forEach((element, index) => {
      path.push(String(index));
      addValueProblems(problems, path, element);
      path.pop();
    });
  } else if (isObject(value)) {
    if (path.length > twinLimits.depth) {
      problems.push({ path: [...path], code: 'tooDeep', limit: twinLimits.depth });
      return;
    }
    for (const key of Object.keys(value)) addProblems(problems, path, key, value[key]);
  }
}
