/** A value out of a short list for each slot, and for each value the slots that have it. */
import { type Bits, noBits } from './bits';
import { type Bytes, withRoom } from './growing';

export interface ChoiceColumn<Value extends string> {
  readonly values: readonly Value[];
  put(slot: number, value: Value): void;
  /** The place of the slot's value in `values`. */
  codeAt(slot: number): number;
  /** Of the slots below `slotCount`, deleted devices among them. Belongs to the column: not to be changed. */
  slotsWith(value: Value, slotCount: number): Bits;
  /** What the column is made of again: one byte for each slot. */
  bytes(slotCount: number): Bytes;
}

export function createChoiceColumn<Value extends string>(
  values: readonly Value[],
  kept: Bytes = new Uint8Array(),
): ChoiceColumn<Value> {
  let codes = kept;
  let sets: { readonly slotCount: number; readonly byCode: readonly Bits[] } | null = null;
  const codeOf = new Map(values.map((value, code) => [value, code]));

  function readSets(slotCount: number): readonly Bits[] {
    if (sets?.slotCount === slotCount) return sets.byCode;
    const byCode = values.map(() => noBits(slotCount));
    for (let slot = 0; slot < slotCount; slot += 1) {
      const bits = byCode[codes[slot] ?? 0];
      if (bits) bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
    }
    sets = { slotCount, byCode };
    return byCode;
  }

  return {
    values,
    put: (slot, value) => {
      codes = withRoom(codes, slot + 1);
      const code = codeOf.get(value) ?? 0;
      if (codes[slot] === code && sets !== null && slot < sets.slotCount) return;
      codes[slot] = code;
      sets = null;
    },
    codeAt: (slot) => codes[slot] ?? 0,
    slotsWith: (value, slotCount) => readSets(slotCount)[codeOf.get(value) ?? 0] ?? noBits(slotCount),
    bytes: (slotCount) => withRoom(codes, slotCount).subarray(0, slotCount),
  };
}
