/** Random bytes for many keys: drawn from the system in blocks, for each request to it costs as much as a hundred keys. */
import { randomBytes } from 'node:crypto';

const blockBytes = 48 * 1024;

let block = Buffer.alloc(0);

/** Bytes that nobody else gets. */
export function drawBytes(count: number): Buffer {
  if (block.length < count) block = randomBytes(blockBytes);
  const drawn = block.subarray(0, count);
  block = block.subarray(count);
  return drawn;
}
