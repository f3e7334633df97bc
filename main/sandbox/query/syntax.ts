/** What a query says, as a tree. */
import type { JsonValue } from '../ports';

export type Path = readonly string[];

export type Expression =
  | { readonly kind: 'constant'; readonly value: JsonValue | undefined }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'minus'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type BinaryOperator =
  | 'AND'
  | 'OR'
  | 'IN'
  | 'NIN'
  | '='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export const functionNames = ['IS_DEFINED', 'STARTSWITH', 'ENDSWITH'] as const;
export type FunctionName = (typeof functionNames)[number];

export const aggregateNames = ['COUNT', 'AVG', 'SUM', 'MIN', 'MAX'] as const;
export type AggregateName = (typeof aggregateNames)[number];

export type SelectItem =
  | { readonly kind: 'path'; readonly path: Path; readonly name: string }
  | {
      readonly kind: 'aggregate';
      readonly of: AggregateName;
      readonly path: Path | null;
      readonly name: string;
    };

export interface Query {
  /** Null for `SELECT *`. */
  readonly select: readonly SelectItem[] | null;
  readonly top: number | null;
  readonly from: 'devices' | 'modules';
  readonly where: Expression | null;
  readonly groupBy: Path | null;
}
