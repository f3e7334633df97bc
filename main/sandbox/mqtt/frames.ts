/** Cuts what a client sends into MQTT control packets, so that each is judged by itself and none is kept that is too long. Pure. */

/** OASIS MQTT 3.1.1, 2.2.3: seven bits in each of up to four bytes, the eighth bit tells that there is another. */
const longestLengthBytes = 4;

/** Returns what takes each chunk and gives back the packets it completes; fails for one that is too long or has no length. */
export function createFrameCutter(largestBytes: number): (chunk: Buffer) => readonly Buffer[] {
  let held = Buffer.alloc(0);
  let heldBytes = 0;
  let frameBytes: number | null = null;

  const hold = (bytes: Buffer): void => {
    if (heldBytes + bytes.length > held.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * held.length, heldBytes + bytes.length));
      held.copy(larger, 0, 0, heldBytes);
      held = larger;
    }
    heldBytes += bytes.copy(held, heldBytes);
  };
  const release = (): void => {
    held = Buffer.alloc(0);
    heldBytes = 0;
    frameBytes = null;
  };

  return (chunk) => {
    const frames: Buffer[] = [];
    let bytes = chunk;
    while (bytes.length > 0) {
      if (frameBytes === null) {
        const begin = bytes.subarray(0, 1 + longestLengthBytes);
        frameBytes = frameBytesIn(Buffer.concat([held.subarray(0, heldBytes), begin]));
        if (frameBytes !== null && frameBytes > largestBytes) throw new RangeError('The packet is too long.');
      }
      const missing = frameBytes === null ? Number.POSITIVE_INFINITY : frameBytes - heldBytes;
      if (bytes.length < missing) {
        hold(bytes);
        break;
      }
      const end = bytes.subarray(0, missing);
      if (heldBytes > 0) hold(end);
      frames.push(heldBytes > 0 ? held.subarray(0, heldBytes) : end);
      bytes = bytes.subarray(missing);
      release();
    }
    return frames;
  };
}

/** The whole length of the packet that begins so; null while its length is not complete. */
function frameBytesIn(begin: Buffer): number | null {
  let length = 0;
  for (let index = 0; index < longestLengthBytes; index += 1) {
    const byte = begin[1 + index];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return 2 + index + length;
  }
  throw new RangeError('The packet has no length.');
}
