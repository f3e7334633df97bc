/** What a query says, as a tree. */
import type { AggregateName, FunctionName } from '../../../preload/queryLanguage';
import type { JsonValue } from '../ports';

export type Path = readonly string[];

export type Comparator = '=' | '!=' | '<' | '>' | '<=' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** Chains of one level are flat, so that a long one is no deep tree. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: JsonValue | undefined }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'minus'; readonly of: Expression }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  | {
      readonly kind: 'comparison';
      readonly comparator: Comparator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'membership';
      readonly isIn: boolean;
      readonly of: Expression;
      readonly items: readonly Expression[];
    }
  | {
      readonly kind: 'arithmetic';
      readonly first: Expression;
      readonly rest: readonly { readonly operator: ArithmeticOperator; readonly operand: Expression }[];
    };

export type SelectItem =
  | { readonly kind: 'path'; readonly path: Path; readonly name: string }
  | {
      readonly kind: 'aggregate';
      readonly of: AggregateName;
      readonly path: Path | null;
      readonly name: string;
    };

export type QueryCollection = 'devices' | 'modules' | 'jobs';

export interface Query {
  /** Null for `SELECT *`. */
  readonly select: readonly SelectItem[] | null;
  readonly top: number | null;
  readonly from: QueryCollection;
  readonly where: Expression | null;
  readonly groupBy: Path | null;
  /** Functions in use that the service documents for message routes only. */
  readonly routeFunctions: readonly FunctionName[];
}

/** Which twins a job or a configuration is about. */
export interface Condition {
  readonly from: QueryCollection;
  /** Null for all of them. */
  readonly where: Expression | null;
}
