/** Variables in a baseline's values: found, checked and filled in; pure. */
import type {
  BaselineContent,
  BaselineProblem,
  BaselineVariable,
  JsonValue,
  VariableProblem,
  VariableType,
} from '../../preload/contract';
import { parseDuration, priorityOf } from '../security';
import { isObject, objectOf, ownValue } from '../twin';

export type VariableValue = string | number | boolean;
export type VariableValues = Readonly<Record<string, VariableValue>>;

export type Filled =
  | { readonly kind: 'filled'; readonly values: Readonly<Record<string, JsonValue>> }
  | { readonly kind: 'problems'; readonly problems: readonly VariableProblem[] };

/** An escaped pair of braces, or a variable. */
const token = /\\\{\{|\{\{([A-Za-z]\w*)\}\}/g;
const wholeToken = /^\{\{([A-Za-z]\w*)\}\}$/;

/** What is wrong with a baseline itself. */
export function problemsOf({ variables, values }: BaselineContent): readonly BaselineProblem[] {
  const names = variables.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  const undeclared = Object.entries(values).flatMap(([property, value]) =>
    [...new Set(variablesIn(value))]
      .filter((variable) => !names.includes(variable))
      .map((variable): BaselineProblem => ({ code: 'undeclaredVariable', variable, property })),
  );
  const wrongDefaults = variables.filter(
    ({ type, defaultValue }) => defaultValue !== null && !isOfType(type, defaultValue),
  );
  return [
    ...[...new Set(repeated)].map(
      (variable): BaselineProblem => ({ code: 'repeatedVariable', variable, property: null }),
    ),
    ...undeclared,
    ...wrongDefaults.map(
      ({ name }): BaselineProblem => ({ code: 'defaultOfWrongType', variable: name, property: null }),
    ),
  ];
}

/** The values with every variable filled in from `given` or its default. */
export function filledValues({ variables, values }: BaselineContent, given: VariableValues): Filled {
  const undeclared = Object.keys(given).filter((name) =>
    variables.every((variable) => variable.name !== name),
  );
  const problems = [
    ...undeclared.map((variable): VariableProblem => ({ variable, problem: 'undeclared' })),
    ...variables.flatMap((variable) => problemOfVariable(variable, given)),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  const chosen = new Map(
    variables.flatMap((variable): [string, VariableValue][] => {
      const value = chosenValue(variable, given);
      return value === null ? [] : [[variable.name, value]];
    }),
  );
  return { kind: 'filled', values: filledObject(values, chosen) };
}

function problemOfVariable(variable: BaselineVariable, given: VariableValues): VariableProblem[] {
  const value = chosenValue(variable, given);
  if (value === null) return [{ variable: variable.name, problem: 'missing' }];
  return isOfType(variable.type, value) ? [] : [{ variable: variable.name, problem: 'wrongType' }];
}

function chosenValue({ name, defaultValue }: BaselineVariable, given: VariableValues): VariableValue | null {
  return (Object.hasOwn(given, name) ? given[name] : null) ?? defaultValue;
}

function isOfType(type: VariableType, value: VariableValue): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'duration':
      return typeof value === 'string' && parseDuration(value) !== null;
    case 'priority':
      return priorityOf(value) !== null;
  }
}

function variablesIn(value: JsonValue): string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(token)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  }
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  return isObject(value) ? Object.values(value).flatMap(variablesIn) : [];
}

type Chosen = ReadonlyMap<string, VariableValue>;

function filledObject(
  object: Readonly<Record<string, JsonValue>>,
  chosen: Chosen,
): Record<string, JsonValue> {
  return objectOf(Object.keys(object).map((key) => [key, filled(ownValue(object, key) ?? null, chosen)]));
}

function filled(value: JsonValue, chosen: Chosen): JsonValue {
  if (Array.isArray(value)) return value.map((element) => filled(element, chosen));
  if (isObject(value)) return filledObject(value, chosen);
  if (typeof value !== 'string') return value;
  const whole = wholeToken.exec(value)?.[1];
  if (whole !== undefined) return chosen.get(whole) ?? value;
  return value.replace(token, (text, name: string | undefined) =>
    name === undefined ? '{{' : String(chosen.get(name) ?? text),
  );
}
