/** The records read last, so that twins in use are not read and parsed again for every call about them. */
import type { IdentityRef } from '../ports';
import type { IdentityRecord } from './record';

export interface RecordCache {
  get(ref: IdentityRef): IdentityRecord | undefined;
  set(ref: IdentityRef, record: IdentityRecord, sizeChars: number): void;
  /** Whatever writes an identity says so, before or after. */
  drop(ref: IdentityRef): void;
}

/** Of the text the records came from; as objects they take about five times as much. */
const mostChars = 12 * 1024 * 1024;

export function createRecordCache(): RecordCache {
  const records = new Map<string, { readonly record: IdentityRecord; readonly sizeChars: number }>();
  let heldChars = 0;
  const drop = (key: string): void => {
    heldChars -= records.get(key)?.sizeChars ?? 0;
    records.delete(key);
  };
  return {
    get: (ref) => records.get(keyOf(ref))?.record,
    set: (ref, record, sizeChars) => {
      const key = keyOf(ref);
      drop(key);
      records.set(key, { record, sizeChars });
      heldChars += sizeChars;
      // A map goes through its keys in the order they came: the oldest leaves.
      for (const oldest of records.keys()) {
        if (heldChars <= mostChars) break;
        drop(oldest);
      }
    },
    drop: (ref) => drop(keyOf(ref)),
  };
}

function keyOf({ deviceId, moduleId }: IdentityRef): string {
  return `${deviceId}/${moduleId ?? ''}`;
}
