/** The functions of the language with the number of their arguments. Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md. */

export interface FunctionSignature {
  readonly fewest: number;
  readonly most: number;
  /**
   * True for what twin queries of the service take. The article gives them IS_DEFINED alone; STARTSWITH and ENDSWITH are
   * seen to work (azure-docs issues 85381 and 110329, and the device list of Azure/azure-iot-explorer). The others are
   * documented for message routes.
   */
  readonly isForTwins: boolean;
}

const twin = (fewest: number, most = fewest): FunctionSignature => ({ fewest, most, isForTwins: true });
const route = (fewest: number, most = fewest): FunctionSignature => ({ fewest, most, isForTwins: false });

export const functions = {
  IS_DEFINED: twin(1),
  STARTSWITH: twin(2),
  ENDSWITH: twin(2),
  IS_ARRAY: route(1),
  IS_BOOL: route(1),
  IS_NULL: route(1),
  IS_NUMBER: route(1),
  IS_OBJECT: route(1),
  IS_PRIMITIVE: route(1),
  IS_STRING: route(1),
  AS_NUMBER: route(1),
  ABS: route(1),
  EXP: route(1),
  POWER: route(2),
  SQUARE: route(1),
  CEILING: route(1),
  FLOOR: route(1),
  SIGN: route(1),
  SQRT: route(1),
  CONCAT: route(2, Number.POSITIVE_INFINITY),
  LENGTH: route(1),
  LOWER: route(1),
  UPPER: route(1),
  SUBSTRING: route(2, 3),
  INDEX_OF: route(2),
  STARTS_WITH: route(2),
  ENDS_WITH: route(2),
  CONTAINS: route(2),
} as const satisfies Readonly<Record<string, FunctionSignature>>;

export type FunctionName = keyof typeof functions;

export const aggregates = ['COUNT', 'AVG', 'SUM', 'MIN', 'MAX'] as const;
export type AggregateName = (typeof aggregates)[number];

/** Names are the same in any letter case. */
export function functionNamed(text: string): FunctionName | null {
  const name = text.toUpperCase();
  // `functions` has the name as its own, so it is one of its keys.
  return Object.hasOwn(functions, name) ? (name as FunctionName) : null;
}

export function aggregateNamed(text: string): AggregateName | null {
  const name = text.toUpperCase();
  return aggregates.find((known) => known === name) ?? null;
}
