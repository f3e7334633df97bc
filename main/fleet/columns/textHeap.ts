/**
 * Many texts one after the other as bytes, found by a part of them. Texts stand in blocks of 64: a block that cannot hold
 * what is looked for is passed over, and one whose texts all begin with it is taken whole. Neighbours on a hub begin alike:
 * of each text only what its neighbour before does not have is looked at.
 */
import { type Bits, noBits, setBit } from './bits';
import { createBlockFilter, hashesOf } from './blockFilter';
import { type Bytes, withRoom } from './growing';
import { bytesOf, edge } from './needle';

const blockSize = 64;

export interface HeapBytes {
  readonly heap: Bytes;
  readonly starts: Bytes;
}

export interface TextHeap {
  /** One more than the number of the newest text; texts count from 0. */
  count(): number;
  /** The number of the new text. */
  add(text: string): number;
  textAt(number: number): string;
  /** As in their bytes, which for folded texts is the order of their code points. */
  compare(number: number, other: number): number;
  /** The texts that hold these bytes; see needle.ts. */
  find(needle: Uint8Array): Bits;
  bytes(): HeapBytes;
}

const decoder = new TextDecoder();

export function createTextHeap(kept?: HeapBytes): TextHeap {
  let heap = kept ? kept.heap : new Uint8Array(1024);
  // One beyond the newest: the edge at which it ends.
  let starts = kept ? new Uint32Array(kept.starts.buffer) : new Uint32Array(1024);
  let count = kept ? starts.length - 1 : 0;
  /** How many bytes the texts of a whole block have in common at their beginning, the edge among them. */
  let common = new Uint16Array();
  /** The same of each text and the one before it, 255 at most. */
  let shared = new Uint8Array();
  let filtered = 0;
  const filter = createBlockFilter();

  const startOf = (number: number): number => starts[number] ?? 0;

  function noteBlocks(): void {
    const blocks = Math.ceil(count / blockSize);
    common = withRoom(common, blocks);
    shared = withRoom(shared, count);
    for (let number = filtered; number < count; number += 1) {
      const block = Math.floor(number / blockSize);
      const first = startOf(block * blockSize);
      const [from, to] = [startOf(number), startOf(number + 1)];
      filter.add(block, heap, from, to + 1);
      const before = startOf(Math.max(0, number - 1));
      shared[number] = commonLength(heap, before, from, Math.min(255, from - before, to - from));
      if (number % blockSize === 0) common[block] = Math.min(to - from, 0xffff);
      else common[block] = commonLength(heap, first, from, Math.min(common[block] ?? 0, to - from));
    }
    filtered = count;
  }

  function find(needle: Uint8Array): Bits {
    const found = noBits(count);
    noteBlocks();
    const hashes = hashesOf(needle);
    const skips = skipsOf(needle);
    for (let first = 0, block = 0; first < count; first += blockSize, block += 1) {
      if (!filter.mayHold(block, hashes)) continue;
      const end = Math.min(first + blockSize, count);
      const from = startOf(first);
      if (holds(heap, needle, from, from + (common[block] ?? 0))) {
        for (let number = first; number < end; number += 1) setBit(found, number);
      } else if (needle[0] === edge) findBeginnings(heap, starts, needle, first, end, found);
      else findAnywhere({ heap, starts, shared }, needle, skips, first, end, found);
    }
    return found;
  }

  return {
    count: () => count,
    add: (text) => {
      const bytes = bytesOf(text);
      const from = startOf(count);
      heap = withRoom(heap, from + bytes.length + 2);
      heap.set(bytes, from + 1);
      heap[from + bytes.length + 1] = edge;
      starts = withRoom(starts, count + 2);
      starts[count + 1] = from + bytes.length + 1;
      count += 1;
      return count - 1;
    },
    textAt: (number) => decoder.decode(heap.subarray(startOf(number) + 1, startOf(number + 1))),
    compare: (number, other) => {
      let [at, otherAt] = [startOf(number) + 1, startOf(other) + 1];
      for (;;) {
        const [byte, otherByte] = [heap[at] ?? edge, heap[otherAt] ?? edge];
        if (byte !== otherByte) return byte - otherByte;
        if (byte === edge) return 0;
        at += 1;
        otherAt += 1;
      }
    },
    find,
    bytes: () => ({
      heap: heap.subarray(0, startOf(count) + 1),
      starts: new Uint8Array(withRoom(starts, count + 1).buffer, 0, (count + 1) * starts.BYTES_PER_ELEMENT),
    }),
  };
}

function findBeginnings(
  heap: Bytes,
  starts: Uint32Array,
  needle: Uint8Array,
  first: number,
  end: number,
  found: Bits,
): void {
  for (let number = first; number < end; number += 1) {
    const from = starts[number] ?? 0;
    const fitsIn = from + needle.length <= (starts[number + 1] ?? 0) + 1;
    if (fitsIn && isAt(heap, needle, from)) setBit(found, number);
  }
}

/** Looks at the last byte of where the needle could be, and skips what that byte rules out (Horspool's search). */
function findAnywhere(
  { heap, starts, shared }: { heap: Bytes; starts: Uint32Array; shared: Uint8Array },
  needle: Uint8Array,
  skips: Uint8Array,
  first: number,
  end: number,
  found: Bits,
): void {
  const before = needle.length - 1;
  const tail = needle[before];
  /** How far into the text before the needle reaches; beyond its end where it is not found. */
  let reach = notFound;
  for (let number = first; number < end; number += 1) {
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    const alike = number === first ? 0 : (shared[number] ?? 0);
    if (reach > alike) {
      reach = notFound;
      let at = from + Math.max(before, alike);
      while (at <= to) {
        const byte = heap[at] ?? 0;
        if (byte === tail && isAt(heap, needle, at - before)) {
          reach = at + 1 - from;
          break;
        }
        at += skips[byte] ?? 1;
      }
    }
    if (reach !== notFound) setBit(found, number);
  }
}

/** Longer than any text. */
const notFound = 0xffffffff;

/** For each byte, how far the needle may be moved when that byte is where its last one would be. */
function skipsOf(needle: Uint8Array): Uint8Array {
  const skips = new Uint8Array(256).fill(Math.min(needle.length, 255));
  for (let at = 0; at < needle.length - 1; at += 1) {
    skips[needle[at] ?? 0] = Math.min(needle.length - 1 - at, 255);
  }
  return skips;
}

function isAt(heap: Uint8Array, needle: Uint8Array, at: number): boolean {
  for (let index = 0; index < needle.length; index += 1) {
    if (heap[at + index] !== needle[index]) return false;
  }
  return true;
}

function holds(heap: Uint8Array, needle: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + needle.length <= to; at += 1) if (isAt(heap, needle, at)) return true;
  return false;
}

function commonLength(heap: Uint8Array, first: number, second: number, most: number): number {
  let length = 0;
  while (length < most && heap[first + length] === heap[second + length]) length += 1;
  return length;
}
