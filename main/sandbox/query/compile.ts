/** Makes an expression a function of one document, once, so that a scan only calls it. */
import { isObject, ownValue } from '../../twin';
import type { JsonObject } from '../ports';
import { rootFieldNamed } from './fields';
import { implementations } from './functions';
import type { Expression, Path } from './syntax';
import { calculate, compare, isPrimitive, type Primitive, type Value } from './values';

export type Evaluate = (document: JsonObject) => Value;

/** Only `true` selects; anything else (null, a text, undefined) does not. */
export function compileCondition(where: Expression | null): (document: JsonObject) => boolean {
  if (where === null) return () => true;
  const evaluate = compileExpression(where);
  return (document) => evaluate(document) === true;
}

export function compilePath([root = '', ...rest]: Path): Evaluate {
  const field = rootFieldNamed(root);
  if (rest.length === 0) return (document) => ownValue(document, field);
  return (document) => {
    let value: Value = ownValue(document, field);
    for (const key of rest) {
      if (!isObject(value)) return undefined;
      value = ownValue(value, key);
    }
    return value;
  };
}

export function compileExpression(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'path':
      return compilePath(expression.path);
    case 'list': {
      const items = expression.items.map(compileExpression);
      return (document) => items.map((item) => item(document) ?? null);
    }
    case 'call': {
      const implementation = implementations[expression.name];
      const given = expression.arguments.map(compileExpression);
      const [first, second] = given;
      if (first && !second) return (document) => implementation(first(document));
      return (document) => implementation(...given.map((argument) => argument(document)));
    }
    case 'not': {
      const of = compileExpression(expression.of);
      return (document) => {
        const value = of(document);
        return typeof value === 'boolean' ? !value : undefined;
      };
    }
    case 'minus': {
      const of = compileExpression(expression.of);
      return (document) => {
        const value = of(document);
        return typeof value === 'number' ? -value : undefined;
      };
    }
    case 'all':
      return decide(expression.of.map(compileExpression), false);
    case 'any':
      return decide(expression.of.map(compileExpression), true);
    case 'comparison': {
      const { comparator } = expression;
      const left = compileExpression(expression.left);
      const right = compileExpression(expression.right);
      return (document) => compare(comparator, left(document), right(document));
    }
    case 'membership':
      return compileMembership(expression.of, expression.items, expression.isIn);
    case 'arithmetic': {
      const first = compileExpression(expression.first);
      const rest = expression.rest.map(({ operator, operand }) => ({
        operator,
        operand: compileExpression(operand),
      }));
      return (document) =>
        rest.reduce<Value>(
          (total, { operator, operand }) => calculate(operator, total, operand(document)),
          first(document),
        );
    }
  }
}

/** AND ends at the first false, OR at the first true; without one, anything that is no boolean makes it undefined. */
function decide(parts: readonly Evaluate[], deciding: boolean): Evaluate {
  return (document) => {
    let isKnown = true;
    for (const part of parts) {
      const value = part(document);
      if (value === deciding) return deciding;
      if (value !== !deciding) isKnown = false;
    }
    return isKnown ? !deciding : undefined;
  };
}

/** Constants are looked up in a set, so that a long list costs as much as a short one. */
function compileMembership(of: Expression, items: readonly Expression[], isIn: boolean): Evaluate {
  const subject = compileExpression(of);
  const constants = new Set<Primitive>();
  const others: Evaluate[] = [];
  for (const item of items) {
    if (item.kind !== 'constant') others.push(compileExpression(item));
    else if (isPrimitive(item.value)) constants.add(item.value);
  }
  return (document) => {
    const value = subject(document);
    if (!isPrimitive(value)) return undefined;
    const isFound = constants.has(value) || others.some((other) => other(document) === value);
    return isFound === isIn;
  };
}
