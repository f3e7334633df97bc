/** An instant for each slot, or none. */
import { type Bits, noBits } from './bits';
import { type Bytes, withRoom } from './growing';

export interface TimeColumn {
  /** ISO 8601, or null. */
  put(slot: number, instant: string | null): void;
  /** Milliseconds since 1970; NaN for none. */
  msAt(slot: number): number;
  slotsWhere(test: (ms: number) => boolean, slotCount: number): Bits;
  bytes(slotCount: number): Bytes;
}

export function createTimeColumn(kept: Bytes = new Uint8Array()): TimeColumn {
  let times = new Float64Array(kept.buffer);
  return {
    put: (slot, instant) => {
      times = withRoom(times, slot + 1);
      times[slot] = instant === null ? Number.NaN : Date.parse(instant);
    },
    msAt: (slot) => times[slot] ?? Number.NaN,
    slotsWhere: (test, slotCount) => {
      const found = noBits(slotCount);
      for (let slot = 0; slot < slotCount; slot += 1) {
        if (test(times[slot] ?? Number.NaN)) {
          found[slot >>> 5] = (found[slot >>> 5] ?? 0) | (1 << (slot & 31));
        }
      }
      return found;
    },
    bytes: (slotCount) => new Uint8Array(withRoom(times, slotCount).slice(0, slotCount).buffer),
  };
}
