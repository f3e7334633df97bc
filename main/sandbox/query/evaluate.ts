/** What an expression gives for one twin. */
import { isObject, ownValue } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';
import type { BinaryOperator, Expression, Path } from './syntax';

type Value = JsonValue | undefined;

/** Only `true` selects; anything else (null, a text, undefined) does not. */
export function selects(where: Expression | null, twin: JsonObject): boolean {
  return where === null || evaluate(where, twin) === true;
}

/** Names at the root are found in any letter case, keys of tags and properties only as written. */
export function valueAt(path: Path, twin: JsonObject): Value {
  const [root, ...rest] = path;
  if (root === undefined) return undefined;
  const name = Object.hasOwn(twin, root)
    ? root
    : Object.keys(twin).find((key) => key.toLowerCase() === root.toLowerCase());
  let value: Value = name === undefined ? undefined : twin[name];
  for (const key of rest) value = isObject(value) ? ownValue(value, key) : undefined;
  return value;
}

function evaluate(expression: Expression, twin: JsonObject): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'path':
      return valueAt(expression.path, twin);
    case 'list':
      return undefined;
    case 'not': {
      const value = evaluate(expression.of, twin);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'minus': {
      const value = evaluate(expression.of, twin);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'call': {
      const [first, second] = expression.arguments.map((argument) => evaluate(argument, twin));
      if (expression.name === 'IS_DEFINED') return first !== undefined;
      if (typeof first !== 'string' || typeof second !== 'string') return undefined;
      return expression.name === 'STARTSWITH' ? first.startsWith(second) : first.endsWith(second);
    }
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, twin);
  }
}

function binary(operator: BinaryOperator, left: Expression, right: Expression, twin: JsonObject): Value {
  const a = evaluate(left, twin);
  if (operator === 'IN' || operator === 'NIN') {
    if (right.kind !== 'list' || a === undefined) return undefined;
    const isIn = right.items.some((item) => isSame(a, evaluate(item, twin)));
    return operator === 'IN' ? isIn : !isIn;
  }
  const b = evaluate(right, twin);
  switch (operator) {
    case 'AND':
      if (a === false || b === false) return false;
      return a === true && b === true ? true : undefined;
    case 'OR':
      if (a === true || b === true) return true;
      return a === false && b === false ? false : undefined;
    case '=':
      return a === undefined || b === undefined ? undefined : isSame(a, b);
    case '!=':
      return a === undefined || b === undefined ? undefined : !isSame(a, b);
    default:
      if (typeof a === 'number' && typeof b === 'number') return ofNumbers(operator, a, b);
      return typeof a === 'string' && typeof b === 'string' ? ofTexts(operator, a, b) : undefined;
  }
}

/** Objects and arrays are never the same as anything: the service compares primitives only. */
function isSame(a: Value, b: Value): boolean {
  return a === b && (a === null || typeof a !== 'object');
}

type Arithmetic = Exclude<BinaryOperator, 'AND' | 'OR' | 'IN' | 'NIN' | '=' | '!='>;

function ofNumbers(operator: Arithmetic, a: number, b: number): Value {
  switch (operator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '%':
      return b === 0 ? undefined : a % b;
  }
}

function ofTexts(operator: Arithmetic, a: string, b: string): Value {
  switch (operator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}
