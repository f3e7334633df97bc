/** What the functions of the language give. A wrong type gives undefined. */
import type { FunctionName } from '../../../preload/queryLanguage';
import { finite, isPrimitive, type Value } from './values';

type Implementation = (...given: readonly Value[]) => Value;

const ofNumber =
  (work: (x: number) => number): Implementation =>
  (x) =>
    typeof x === 'number' ? finite(work(x)) : undefined;

const ofText =
  (work: (x: string) => Value): Implementation =>
  (x) =>
    typeof x === 'string' ? work(x) : undefined;

const ofTexts =
  (work: (x: string, y: string) => Value): Implementation =>
  (x, y) =>
    typeof x === 'string' && typeof y === 'string' ? work(x, y) : undefined;

const startsWith = ofTexts((x, y) => x.startsWith(y));
const endsWith = ofTexts((x, y) => x.endsWith(y));

/** Null has been assigned, so it is defined. */
export const implementations: Readonly<Record<FunctionName, Implementation>> = {
  IS_DEFINED: (x) => x !== undefined,
  IS_ARRAY: (x) => Array.isArray(x),
  IS_BOOL: (x) => typeof x === 'boolean',
  IS_NULL: (x) => x === null,
  IS_NUMBER: (x) => typeof x === 'number',
  IS_OBJECT: (x) => typeof x === 'object' && x !== null && !Array.isArray(x),
  IS_PRIMITIVE: (x) => isPrimitive(x),
  IS_STRING: (x) => typeof x === 'string',
  AS_NUMBER: (x) => (typeof x === 'string' ? numberIn(x) : typeof x === 'number' ? x : undefined),
  ABS: ofNumber(Math.abs),
  EXP: ofNumber(Math.exp),
  POWER: (x, y) => (typeof x === 'number' && typeof y === 'number' ? finite(x ** y) : undefined),
  SQUARE: ofNumber((x) => x * x),
  CEILING: ofNumber(Math.ceil),
  FLOOR: ofNumber(Math.floor),
  SIGN: ofNumber(Math.sign),
  SQRT: ofNumber(Math.sqrt),
  CONCAT: (...texts) => (texts.every((text) => typeof text === 'string') ? texts.join('') : undefined),
  LENGTH: ofText((x) => x.length),
  LOWER: ofText((x) => x.toLowerCase()),
  UPPER: ofText((x) => x.toUpperCase()),
  SUBSTRING: (text, start, length) => substring(text, start, length),
  INDEX_OF: ofTexts((x, y) => x.indexOf(y)),
  STARTSWITH: startsWith,
  STARTS_WITH: startsWith,
  ENDSWITH: endsWith,
  ENDS_WITH: endsWith,
  CONTAINS: ofTexts((x, y) => x.includes(y)),
};

function numberIn(text: string): number | undefined {
  return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? finite(Number(text)) : undefined;
}

/** The article names the third argument `end` and describes it as a length; it is taken as described. */
function substring(text: Value, start: Value, length: Value): string | undefined {
  if (typeof text !== 'string' || !isCount(start)) return undefined;
  if (length === undefined) return text.slice(start);
  return isCount(length) ? text.slice(start, start + length) : undefined;
}

function isCount(value: Value): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
