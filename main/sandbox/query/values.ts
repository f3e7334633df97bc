/** What values do with each other. Undefined is the answer wherever the service has none. */
import type { JsonValue } from '../ports';
import type { ArithmeticOperator, Comparator } from './syntax';

export type Value = JsonValue | undefined;
export type Primitive = string | number | boolean | null;

/** The service compares nothing else; an object or an array is not even equal to itself. */
export function isPrimitive(value: Value): value is Primitive {
  return value !== undefined && (value === null || typeof value !== 'object');
}

export function compare(comparator: Comparator, a: Value, b: Value): boolean | undefined {
  if (!isPrimitive(a) || !isPrimitive(b)) return undefined;
  if (comparator === '=') return a === b;
  if (comparator === '!=') return a !== b;
  if (typeof a === 'number' && typeof b === 'number') return isOrdered(comparator, a, b);
  return typeof a === 'string' && typeof b === 'string' ? isOrdered(comparator, a, b) : undefined;
}

function isOrdered<T extends number | string>(
  comparator: Exclude<Comparator, '=' | '!='>,
  a: T,
  b: T,
): boolean {
  switch (comparator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
  }
}

export function calculate(operator: ArithmeticOperator, a: Value, b: Value): number | undefined {
  return typeof a === 'number' && typeof b === 'number' ? finite(result(operator, a, b)) : undefined;
}

function result(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

/** JSON has no infinity and no NaN. */
export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
