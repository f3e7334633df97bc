/** Pictures written as image files. */
import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../../../main/labels';

/** Grey, eight bits, no filter. https://www.w3.org/TR/png-3/ */
export function pngOf({ width, height, luminance }: Picture): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    rows.set(luminance.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return pngFile(width, height, deflateSync(rows));
}

/** A PNG file that says these dimensions, whatever `imageData` holds. */
export function pngFile(width: number, height: number, imageData: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', imageData),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
