/** Whether bytes on a connection stay frames of a bearable size, so that nothing is kept for one that never ends. Pure. */

/** What opens a protocol layer, and the part of a frame that tells its size (OASIS AMQP 1.0, part 2, 2.2 and 2.3). */
const headerBytes = 8;
const sizeBytes = 4;
const header = Buffer.from('AMQP');

/** Takes the bytes as they come; false for the first ones that are no frame, or one larger than `largestBytes`. */
export function createFrameGuard(largestBytes: number): (chunk: Buffer) => boolean {
  let begin = Buffer.alloc(0);
  let leftBytes = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (leftBytes > 0) {
        const taken = Math.min(leftBytes, chunk.length - at);
        leftBytes -= taken;
        at += taken;
        continue;
      }
      const missing = sizeBytes - begin.length;
      begin = Buffer.concat([begin, chunk.subarray(at, at + missing)]);
      at += missing;
      if (begin.length < sizeBytes) return true;
      const bytes = begin.equals(header) ? headerBytes : begin.readUInt32BE();
      if (bytes < headerBytes || bytes > largestBytes) return false;
      leftBytes = bytes - sizeBytes;
      begin = Buffer.alloc(0);
    }
    return true;
  };
}
