/**
 * What many messages hold, side by side in blocks that are written over once nothing in them is held. V8 looks after memory
 * outside its heap only when there are 64 MB of it to free (kExternalAllocationSoftLimit in its include/v8-internal.h), and lets
 * its heap grow with what lives there: with a buffer and objects for each message, watching took 100 MB more.
 */

export interface KeptBytes {
  readonly block: Block;
  readonly start: number;
  /** Between the text, as UTF-8, and the bytes. */
  readonly middle: number;
  readonly end: number;
}

interface Block {
  readonly memory: Buffer;
  used: number;
  held: number;
}

export interface Blocks {
  keep(text: string, bytes: Uint8Array): KeptBytes;
  /** It must not be read any more. */
  drop(kept: KeptBytes): void;
}

const blockBytes = 1_048_576;
/** What waits to be written over, at most. */
const mostFree = 4;

export function createBlocks(): Blocks {
  let current: Block = newBlock(blockBytes);
  const free: Block[] = [];

  function blockFor(neededBytes: number): Block {
    if (neededBytes > blockBytes) return newBlock(neededBytes);
    if (current.used + neededBytes <= blockBytes) return current;
    const full = current;
    current = free.pop() ?? newBlock(blockBytes);
    if (full.held === 0) reuse(full);
    return current;
  }

  function reuse(block: Block): void {
    block.used = 0;
    if (block.memory.length === blockBytes && free.length < mostFree) free.push(block);
  }

  return {
    keep: (text, bytes) => written(blockFor(Buffer.byteLength(text, 'utf8') + bytes.length), text, bytes),
    drop: ({ block }) => {
      block.held -= 1;
      if (block.held === 0 && block !== current) reuse(block);
    },
  };
}

export function textOf({ block, start, middle }: KeptBytes): string {
  return block.memory.toString('utf8', start, middle);
}

/** A copy, which stays as it is when the block is written over. */
export function bytesOf({ block, middle, end }: KeptBytes): Buffer {
  return Buffer.from(block.memory.subarray(middle, end));
}

/** The same in memory of its own. */
export function keptApart({ block, start, middle, end }: KeptBytes): KeptBytes {
  const memory = Buffer.from(block.memory.subarray(start, end));
  return {
    block: { memory, used: memory.length, held: 1 },
    start: 0,
    middle: middle - start,
    end: end - start,
  };
}

function newBlock(sizeBytes: number): Block {
  return { memory: Buffer.allocUnsafeSlow(sizeBytes), used: 0, held: 0 };
}

function written(block: Block, text: string, bytes: Uint8Array): KeptBytes {
  const start = block.used;
  const middle = start + block.memory.write(text, start, 'utf8');
  const end = middle + bytes.length;
  block.memory.set(bytes, middle);
  block.used = end;
  block.held += 1;
  return { block, start, middle, end };
}
