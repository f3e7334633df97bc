/** What main and the store's worker thread say to each other. */

export type Parameter = string | number | bigint | Uint8Array | null;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

export type StoreRequest =
  | {
      readonly id: number;
      readonly verb: 'get' | 'all' | 'run';
      readonly sql: string;
      readonly parameters: readonly Parameter[];
    }
  | { readonly id: number; readonly verb: 'runTogether'; readonly statements: readonly Statement[] }
  | { readonly id: number; readonly verb: 'close' };

export type StoreAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
