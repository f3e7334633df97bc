/**
 * Many texts one after the other as bytes, found by a part of them. Texts stand in blocks of 64: a block that cannot hold
 * what is looked for is passed over, and one whose texts all begin with it is taken whole, as neighbours on a hub do.
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
  let filtered = 0;
  const filter = createBlockFilter();

  const startOf = (number: number): number => starts[number] ?? 0;

  function noteBlocks(): void {
    const blocks = Math.ceil(count / blockSize);
    common = withRoom(common, blocks);
    for (let number = filtered; number < count; number += 1) {
      const block = Math.floor(number / blockSize);
      const first = startOf(block * blockSize);
      const [from, to] = [startOf(number), startOf(number + 1)];
      filter.add(block, heap, from, to + 1);
      if (number % blockSize === 0) common[block] = Math.min(to - from, 0xffff);
      else common[block] = commonLength(heap, first, from, Math.min(common[block] ?? 0, to - from));
    }
    filtered = count;
  }

  function find(needle: Uint8Array): Bits {
    const found = noBits(count);
    noteBlocks();
    const hashes = hashesOf(needle);
    for (let first = 0, block = 0; first < count; first += blockSize, block += 1) {
      if (!filter.mayHold(block, hashes)) continue;
      const end = Math.min(first + blockSize, count);
      const from = startOf(first);
      if (holds(heap, needle, from, from + (common[block] ?? 0))) {
        for (let number = first; number < end; number += 1) setBit(found, number);
      } else if (needle[0] === edge) findBeginnings(needle, first, end, found);
      else findAnywhere(needle, first, end, found);
    }
    return found;
  }

  function findBeginnings(needle: Uint8Array, first: number, end: number, found: Bits): void {
    for (let number = first; number < end; number += 1) {
      const from = startOf(number);
      if (from + needle.length <= startOf(number + 1) + 1 && isAt(heap, needle, from)) setBit(found, number);
    }
  }

  function findAnywhere(needle: Uint8Array, first: number, end: number, found: Bits): void {
    const head = needle[0];
    const last = startOf(end) + 1 - needle.length;
    let number = first;
    for (let at = startOf(first); at <= last; at += 1) {
      if (heap[at] !== head || !isAt(heap, needle, at)) continue;
      while (startOf(number + 1) <= at) number += 1;
      setBit(found, number);
      at = startOf(number + 1) - 1;
    }
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
      heap: heap.slice(0, startOf(count) + 1),
      starts: new Uint8Array(withRoom(starts, count + 1).slice(0, count + 1).buffer),
    }),
  };
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
