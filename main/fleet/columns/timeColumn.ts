/** An instant for each slot, or none. */
import { type Bits, noBits } from './bits';
import { type Bytes, withRoom } from './growing';

export interface TimeColumn {
  /** ISO 8601, or null. */
  put(slot: number, instant: string | null): void;
  /** Milliseconds since 1970; NaN for none. */
  msAt(slot: number): number;
  /** Later than `afterMs` and at `untilMs` at the latest. */
  slotsBetween(afterMs: number, untilMs: number, slotCount: number): Bits;
  slotsWithout(slotCount: number): Bits;
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
    slotsBetween: (afterMs, untilMs, slotCount) => {
      const found = noBits(slotCount);
      noteBetween(times, afterMs, untilMs, found);
      return found;
    },
    slotsWithout: (slotCount) => {
      const found = noBits(slotCount);
      noteBetween(times, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, found);
      return found.map((word) => ~word);
    },
    bytes: (slotCount) =>
      new Uint8Array(withRoom(times, slotCount).buffer, 0, slotCount * times.BYTES_PER_ELEMENT),
  };
}

function noteBetween(times: Float64Array, afterMs: number, untilMs: number, found: Bits): void {
  for (let word = 0; word < found.length; word += 1) {
    const first = word * 32;
    let bits = 0;
    for (let bit = 0; bit < 32; bit += 1) {
      const ms = times[first + bit] ?? Number.NaN;
      if (ms > afterMs && ms <= untilMs) bits |= 1 << bit;
    }
    found[word] = bits;
  }
}
