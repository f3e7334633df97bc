/** What an expression is made of. */
import { type FunctionName, functions } from '../../../preload/queryLanguage';
import type { Expression } from './syntax';

/** Functions that the service documents for message routes only. */
export function routeFunctionsIn(expression: Expression): readonly FunctionName[] {
  const found = new Set<FunctionName>();
  const visit = (place: Expression): void => {
    if (place.kind === 'call' && !functions[place.name].isForTwins) found.add(place.name);
    for (const part of partsOf(place)) visit(part);
  };
  visit(expression);
  return [...found];
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'constant':
    case 'path':
      return [];
    case 'list':
      return expression.items;
    case 'call':
      return expression.arguments;
    case 'not':
    case 'minus':
      return [expression.of];
    case 'all':
    case 'any':
      return expression.of;
    case 'comparison':
      return [expression.left, expression.right];
    case 'membership':
      return [expression.of, ...expression.items];
    case 'arithmetic':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
  }
}
