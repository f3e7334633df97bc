/** What a call to main can end with when it fails, sorted for people: a hub's failure, a declared one, a defect. */
import { ORPCError } from '@orpc/client';
import type { InferContractRouterErrorMap } from '@orpc/contract';
import type { Contract, HubFailure } from '../../preload/contract';

type KeyOfEach<T> = T extends unknown ? keyof T : never;

/** Every error code that some procedure of the contract declares. */
export type DeclaredCode = Extract<KeyOfEach<InferContractRouterErrorMap<Contract>>, string>;

export type Failure =
  | { readonly kind: 'hub'; readonly failure: HubFailure }
  | {
      readonly kind: 'declared';
      readonly code: Exclude<DeclaredCode, 'HUB_CALL_FAILED'>;
      readonly data: unknown;
    }
  /** `defectId` stands in main's log beside what went wrong; null when the window itself failed. */
  | { readonly kind: 'defect'; readonly defectId: string | null };

/** Sorts whatever a call threw; null when the caller itself ended it through its abort signal. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Error && error.name === 'AbortError') return null;
  if (!(error instanceof ORPCError)) return { kind: 'defect', defectId: null };
  if (!error.defined) return { kind: 'defect', defectId: error.message };
  if (error.code === 'HUB_CALL_FAILED') {
    // `defined` says that main validated the data against the schema the contract declares for this code.
    const failure = error.data as HubFailure;
    return failure.cause === 'cancelled' ? null : { kind: 'hub', failure };
  }
  // As above: a defined error carries one of the declared codes.
  const code = error.code as Exclude<DeclaredCode, 'HUB_CALL_FAILED'>;
  return { kind: 'declared', code, data: error.data };
}
