/**
 * Which of many blocks of text may hold a needle: for each block a small set of the sequences of three and of six bytes in it,
 * hashed (a Bloom filter with one hash). It may say yes for nothing, and never no for something.
 */
import { withRoom } from './growing';

const bitsOfBlock = 8192;
const wordsOfBlock = bitsOfBlock / 32;
/** Short sequences find short needles; long ones tell `meter-011` from a block with `meter-` and `-011`. */
const short = 3;
const long = 2 * short;

export interface BlockFilter {
  /** Notes the bytes of `heap` from `from` to before `to`. */
  add(block: number, heap: Uint8Array, from: number, to: number): void;
  mayHold(block: number, hashes: Uint16Array): boolean;
}

/** Of needles shorter than three bytes the filter knows nothing: every block may hold them. */
export function hashesOf(needle: Uint8Array): Uint16Array {
  const places = Math.max(0, needle.length + 1 - (needle.length < long ? short : long));
  return Uint16Array.from({ length: places }, (_, at) => {
    const hash = hashAt(needle, at);
    return bitOf(needle.length < long ? hash : hashOfBoth(hash, hashAt(needle, at + short)));
  });
}

function hashAt(bytes: Uint8Array, at: number): number {
  return Math.imul(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0), 0x9e3779b1);
}

/** Of two short sequences, one after the other. */
function hashOfBoth(first: number, second: number): number {
  return Math.imul((first >>> 15) ^ first, 0x85ebca6b) ^ second;
}

function bitOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 16), 0x7feb352d) >>> 19) & (bitsOfBlock - 1);
}

export function createBlockFilter(): BlockFilter {
  let words = new Uint32Array();
  return {
    add: (block, heap, from, to) => {
      const base = block * wordsOfBlock;
      words = withRoom(words, base + wordsOfBlock);
      const note = (hash: number): void => {
        const bit = bitOf(hash);
        const word = base + (bit >>> 5);
        words[word] = (words[word] ?? 0) | (1 << (bit & 31));
      };
      let [third, second, first] = [0, 0, 0];
      for (let at = from; at + short <= to; at += 1) {
        const hash = hashAt(heap, at);
        note(hash);
        if (at >= from + short) note(hashOfBoth(third, hash));
        [third, second, first] = [second, first, hash];
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
