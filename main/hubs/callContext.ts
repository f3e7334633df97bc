/** Carries what one call is and who may cancel it through the SDK, whose methods have no place for either. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestKind } from '../../preload/contract';

export interface CallContext {
  readonly kind: RequestKind;
  readonly signal: AbortSignal | undefined;
}

const storage = new AsyncLocalStorage<CallContext>();

export function callAs<T>(context: CallContext, run: () => T): T {
  return storage.run(context, run);
}

export function currentCall(): CallContext {
  const context = storage.getStore();
  if (!context) throw new Error('A hub was called outside callAs.');
  return context;
}
