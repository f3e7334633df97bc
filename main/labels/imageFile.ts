/** What an image file says of itself, read before anything decodes it. */
import { ExpectedFailure } from '../failures';

/** A photograph of 48 megapixels has 10 to 15 MB. */
export const largestImageFileBytes = 20_000_000;
/** Decoded, a pixel takes four bytes: 200 MB. A file of a few kilobytes can claim far more. */
const mostPixels = 50_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Fails with IMAGE_TOO_LARGE or IMAGE_UNREADABLE. */
export function checkImageFile(bytes: Uint8Array): void {
  if (bytes.length > largestImageFileBytes) throw new ExpectedFailure('IMAGE_TOO_LARGE');
  const size = sizeOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (size === null || size.width < 1 || size.height < 1) throw new ExpectedFailure('IMAGE_UNREADABLE');
  if (size.width * size.height > mostPixels) throw new ExpectedFailure('IMAGE_TOO_LARGE');
}

/** Null for what is no image of a kind that labels come in, and for one that ends before it has said its size. */
function sizeOf(file: Buffer): Size | null {
  try {
    if (file.subarray(0, 8).equals(pngSignature)) return pngSize(file);
    if (file.readUInt16BE(0) === 0xffd8) return jpegSize(file);
    const start = file.toString('latin1', 0, 4);
    if (start === 'GIF8') return { width: file.readUInt16LE(6), height: file.readUInt16LE(8) };
    if (start === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP') return webpSize(file);
    if (start.startsWith('BM')) return bmpSize(file);
    return null;
  } catch (error) {
    // A Buffer's answer to reading behind its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** https://www.w3.org/TR/png-3/#11IHDR: the header is the first chunk. */
function pngSize(file: Buffer): Size | null {
  if (file.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** The first start-of-frame segment (ITU-T T.81, B.2.2): markers C0 to CF but for DHT, JPG and DAC. */
function jpegSize(file: Buffer): Size | null {
  const notFrames = [0xc4, 0xc8, 0xcc];
  for (let at = 2; at + 9 <= file.length; ) {
    if (file[at] !== 0xff) return null;
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      // Any number of fill bytes may stand before a marker.
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && !notFrames.includes(marker)) {
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

/** https://developers.google.com/speed/webp/docs/riff_container, RFC 6386 9.1 for VP8. */
function webpSize(file: Buffer): Size | null {
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}

/** https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader: a negative height is top down. */
function bmpSize(file: Buffer): Size {
  if (file.readUInt32LE(14) === 12) return { width: file.readUInt16LE(18), height: file.readUInt16LE(20) };
  return { width: file.readInt32LE(18), height: Math.abs(file.readInt32LE(22)) };
}
