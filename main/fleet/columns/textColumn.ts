/** A text or none for each slot, found by its parts without regard to letter case; equal texts are kept once. */
import { fold } from '../filter/fold';
import { type Bits, eachBit, hasBit, isEmpty, noBits } from './bits';
import { type Bytes, withRoom } from './growing';
import { createTextHeap, type HeapBytes, type TextHeap } from './textHeap';

/** With more different texts than this a column keeps each as it comes: most are then there once anyway. */
const mostShared = 50_000;

export interface TextColumnBytes extends HeapBytes {
  readonly codes: Bytes;
  /** The different texts as they were written, as JSON; `null` when they are kept as they come. */
  readonly shared: string;
}

export interface TextColumn {
  /** `folded` for a text that is compared in a form of its own. */
  put(slot: number, text: string | null, folded?: string): void;
  hasText(slot: number): boolean;
  /** Equal for equal texts where all are shared; 0 for none. */
  codeAt(slot: number): number;
  /** The text of a code, of a column whose texts are all shared; null for none. */
  sharedText(code: number): string | null;
  /** Slots whose folded text holds these bytes; see needle.ts. */
  slotsHolding(needle: Uint8Array, slotCount: number): Bits;
  /** The same, put into `found` with what is there. */
  noteHolding(needle: Uint8Array, found: Bits): void;
  /** The same, where the folded text passes the test besides. */
  slotsPassing(needle: Uint8Array, test: (folded: string) => boolean, slotCount: number): Bits;
  slotsWithText(slotCount: number): Bits;
  /** For each different text how many of `slots` have it, the most frequent first. */
  frequencies(slots: Bits, needle: Uint8Array | null, most: number): TextFrequencies;
  /** For each slot a number that orders it; equal texts, whatever their letter case, have equal ones. None comes last. */
  orderKeys(): { readonly keyAt: (slot: number) => number; readonly mostKey: number };
  bytes(slotCount: number): TextColumnBytes;
}

export interface TextFrequency {
  /** As it was written; null where that is known to the device's record alone. */
  readonly text: string | null;
  readonly count: number;
  /** Finds one that has it. */
  readonly anySlot: () => number;
}

export interface TextFrequencies {
  readonly frequent: readonly TextFrequency[];
  /** How many different texts there are, whether they hold the needle or not. */
  readonly differentCount: number;
  /** How many slots have none. */
  readonly withoutCount: number;
}

/** With `isShared` every different text is kept once, however many there are. */
export function createTextColumn(isShared: boolean, kept?: TextColumnBytes): TextColumn {
  const heap: TextHeap = createTextHeap(kept);
  // 0 for none, else the number of the text and 1.
  let codes: Codes = kept ? codesOf(kept.codes, heap.count()) : new Uint16Array();
  const keptTexts: readonly string[] | null = kept ? JSON.parse(kept.shared) : [];
  let texts: string[] | null = keptTexts === null ? null : [...keptTexts];
  let numbers: Map<string, number> | null =
    texts === null ? null : new Map(texts.map((text, number) => [text, number]));
  let ranks: { readonly count: number; readonly byNumber: Uint32Array } | null = null;

  function numberOf(text: string, folded: string): number {
    const known = numbers?.get(text);
    if (known !== undefined) return known;
    const number = heap.add(folded);
    if (numbers !== null && texts !== null) {
      if (!isShared && numbers.size >= mostShared) {
        numbers = null;
        texts = null;
      } else {
        numbers.set(text, number);
        texts.push(text);
      }
    }
    return number;
  }

  function noteSlotsOf(wanted: Bits, found: Bits): Bits {
    if (isEmpty(wanted)) return found;
    const flags = new Uint8Array(heap.count() + 1);
    eachBit(wanted, (number) => {
      flags[number + 1] = 1;
    });
    noteFlagged(codes, flags, found);
    return found;
  }

  function ranksByNumber(): Uint32Array {
    const count = heap.count();
    if (ranks?.count === count) return ranks.byNumber;
    const inOrder = Uint32Array.from({ length: count }, (_, number) => number);
    inOrder.sort((a, b) => heap.compare(a, b));
    const byNumber = new Uint32Array(count);
    let rank = 0;
    inOrder.forEach((number, at) => {
      const before = inOrder[at - 1];
      if (before !== undefined && heap.compare(before, number) !== 0) rank += 1;
      byNumber[number] = rank;
    });
    ranks = { count, byNumber };
    return byNumber;
  }

  return {
    put: (slot, text, folded) => {
      const code = text === null ? 0 : numberOf(text, folded ?? fold(text)) + 1;
      if (code > 0xffff && codes instanceof Uint16Array) codes = Uint32Array.from(codes);
      codes = withRoom<Codes>(codes, slot + 1);
      codes[slot] = code;
    },
    hasText: (slot) => (codes[slot] ?? 0) !== 0,
    codeAt: (slot) => codes[slot] ?? 0,
    sharedText: (code) => texts?.[code - 1] ?? null,
    slotsHolding: (needle, slotCount) => noteSlotsOf(heap.find(needle), noBits(slotCount)),
    noteHolding: (needle, found) => void noteSlotsOf(heap.find(needle), found),
    slotsPassing: (needle, test, slotCount) => {
      const wanted = heap.find(needle);
      for (let number = 0; number < heap.count(); number += 1) {
        if (hasBit(wanted, number) && !test(heap.textAt(number))) {
          wanted[number >>> 5] = (wanted[number >>> 5] ?? 0) & ~(1 << (number & 31));
        }
      }
      return noteSlotsOf(wanted, noBits(slotCount));
    },
    slotsWithText: (slotCount) => {
      const found = noBits(slotCount);
      noteFlagged(codes, new Uint8Array(heap.count() + 1).fill(1, 1), found);
      return found;
    },
    frequencies: (slots, needle, most) => {
      const fitting = needle === null ? null : heap.find(needle);
      const found: { number: number; count: number }[] = [];
      let least = 0;
      let differentCount = 0;
      const counts = countCodes(codes, slots, heap.count() + 1);
      for (let number = 0; number < heap.count(); number += 1) {
        const count = counts[number + 1] ?? 0;
        if (count > 0) differentCount += 1;
        if (count <= least || (fitting !== null && !hasBit(fitting, number))) continue;
        found.push({ number, count });
        if (found.length < 4 * most) continue;
        found.sort((a, b) => b.count - a.count).splice(most);
        least = found.at(-1)?.count ?? 0;
      }
      const frequent = found
        .sort((a, b) => b.count - a.count)
        .slice(0, most)
        .map(({ number, count }) => ({
          text: texts?.[number] ?? null,
          count,
          anySlot: () => codes.indexOf(number + 1),
        }));
      return { frequent, differentCount, withoutCount: counts[0] ?? 0 };
    },
    orderKeys: () => {
      const byNumber = ranksByNumber();
      const mostKey = byNumber.length + 1;
      return {
        mostKey,
        keyAt: (slot) => {
          const code = codes[slot] ?? 0;
          return code === 0 ? mostKey : (byNumber[code - 1] ?? mostKey);
        },
      };
    },
    bytes: (slotCount) => ({
      ...heap.bytes(),
      codes: bytesOfCodes(withRoom<Codes>(codes, slotCount).subarray(0, slotCount)),
      shared: JSON.stringify(texts),
    }),
  };
}

type Codes = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Two bytes for each slot, or four once there were more than 65,535 texts. */
function codesOf({ buffer }: Bytes, textCount: number): Codes {
  return textCount > 0xfffe ? new Uint32Array(buffer) : new Uint16Array(buffer);
}

function bytesOfCodes(codes: Codes): Bytes {
  return new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength);
}

function noteFlagged(codes: Codes, flags: Uint8Array, found: Bits): void {
  for (let word = 0; word < found.length; word += 1) {
    const first = word * 32;
    let bits = found[word] ?? 0;
    for (let bit = 0; bit < 32; bit += 1) bits |= (flags[codes[first + bit] ?? 0] ?? 0) << bit;
    found[word] = bits;
  }
}

function countCodes(codes: Codes, slots: Bits, codeCount: number): Uint32Array {
  const counts = new Uint32Array(codeCount);
  for (let word = 0; word < slots.length; word += 1) {
    let left = slots[word] ?? 0;
    while (left !== 0) {
      const lowest = left & -left;
      const code = codes[word * 32 + 31 - Math.clz32(lowest)] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
      left ^= lowest;
    }
  }
  return counts;
}
