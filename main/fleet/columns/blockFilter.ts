/**
 * Which of many blocks of text may hold a needle: for each block a small set of the three-byte sequences in it, hashed
 * (a Bloom filter with one hash). It may say yes for nothing, and never no for something.
 */
import { withRoom } from './growing';

const bitsOfBlock = 4096;
const wordsOfBlock = bitsOfBlock / 32;

function hashOf(first: number, second: number, third: number): number {
  return (Math.imul((first << 16) | (second << 8) | third, 0x9e3779b1) >>> 20) & (bitsOfBlock - 1);
}

export interface BlockFilter {
  /** Notes the bytes of `heap` from `from` to before `to`. */
  add(block: number, heap: Uint8Array, from: number, to: number): void;
  mayHold(block: number, hashes: Uint16Array): boolean;
}

/** Of needles shorter than three bytes the filter knows nothing: every block may hold them. */
export function hashesOf(needle: Uint8Array): Uint16Array {
  const hashes = new Uint16Array(Math.max(0, needle.length - 2));
  for (let at = 0; at < hashes.length; at += 1) {
    hashes[at] = hashOf(needle[at] ?? 0, needle[at + 1] ?? 0, needle[at + 2] ?? 0);
  }
  return hashes;
}

export function createBlockFilter(): BlockFilter {
  let words = new Uint32Array();
  return {
    add: (block, heap, from, to) => {
      const base = block * wordsOfBlock;
      words = withRoom(words, base + wordsOfBlock);
      for (let at = from; at + 2 < to; at += 1) {
        const hash = hashOf(heap[at] ?? 0, heap[at + 1] ?? 0, heap[at + 2] ?? 0);
        const word = base + (hash >>> 5);
        words[word] = (words[word] ?? 0) | (1 << (hash & 31));
      }
    },
    mayHold: (block, hashes) => {
      const base = block * wordsOfBlock;
      for (let at = 0; at < hashes.length; at += 1) {
        const hash = hashes[at] ?? 0;
        if ((((words[base + (hash >>> 5)] ?? 0) >>> (hash & 31)) & 1) === 0) return false;
      }
      return true;
    },
  };
}
