/** A registry that tells when an identity or its twin was written. */
import type { IdentityRef } from '../ports';
import { refOf } from './record';
import type { Registry } from './registry';

export interface WatchedRegistry {
  readonly registry: Registry;
  /** Hears of a write when it is done, which may be before its transaction is. */
  onWrite(listener: (ref: IdentityRef) => void): void;
}

export function watched(plain: Registry): WatchedRegistry {
  const listeners: ((ref: IdentityRef) => void)[] = [];
  const tell = (ref: IdentityRef): void => {
    for (const listener of listeners) listener(ref);
  };
  return {
    registry: {
      ...plain,
      insert: (record) => {
        plain.insert(record);
        tell(refOf({ ...record, number: 0 }));
      },
      replace: (record) => {
        plain.replace(record);
        tell(refOf(record));
      },
    },
    onWrite: (listener) => {
      listeners.push(listener);
    },
  };
}
