/** What main and the index worker say to each other: calls of the index by name. */
import type { FleetIndexProblem } from '../../../preload/contract';
import type { FleetIndex } from './indexContract';

export type IndexMethod = keyof FleetIndex;

export type IndexRequest =
  | {
      [Method in IndexMethod]: {
        readonly id: number;
        readonly method: Method;
        readonly parameters: Parameters<FleetIndex[Method]>;
      };
    }[IndexMethod]
  | { readonly id: number; readonly method: 'close' };

export type IndexAnswer =
  | { readonly kind: 'opened'; readonly problem: FleetIndexProblem | null }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly message: string;
      readonly problem: FleetIndexProblem | null;
    };
