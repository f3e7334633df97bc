/** Labels drawn for tests: a code printed on a bright board, seen by an imperfect camera. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import type { Picture } from '../../../main/labels';
import { chanceOf } from '../../../main/sandbox/fleet/chance';

export interface Label {
  readonly text: string;
  readonly format: NonNullable<WriterOptions['format']>;
  readonly options?: string;
}

const writerWasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
const wasmBytes = readFileSync(writerWasm);
prepareZXingModule({
  overrides: {
    wasmBinary: wasmBytes.buffer.slice(wasmBytes.byteOffset, wasmBytes.byteOffset + wasmBytes.length),
  },
});

const boardLight = 235;
const inkLight = 20;
const quietModules = 6;

/** The code alone, crisp, `moduleSizePx` pixels for each of its modules, with quiet room around it. */
export async function drawLabel(label: Label, moduleSizePx: number): Promise<Picture> {
  const { text, format, options = '' } = label;
  const { symbol, error } = await writeBarcode(text, { format, options, scale: 1, addQuietZones: false });
  if (error !== '') throw new Error(error);
  const columns = symbol.width + 2 * quietModules;
  const rows = symbol.height + 2 * quietModules;
  return paint(columns * moduleSizePx, rows * moduleSizePx, (x, y) => {
    const column = Math.floor(x / moduleSizePx) - quietModules;
    const row = Math.floor(y / moduleSizePx) - quietModules;
    const isInside = column >= 0 && row >= 0 && column < symbol.width && row < symbol.height;
    return isInside && symbol.data[row * symbol.width + column] === 0 ? inkLight : boardLight;
  });
}

export function paint(width: number, height: number, lightAt: (x: number, y: number) => number): Picture {
  const luminance = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) luminance[y * width + x] = Math.round(lightAt(x, y));
  }
  return { width, height, luminance };
}

function lightOf({ width, height, luminance }: Picture, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return boardLight;
  return luminance[Math.floor(y) * width + Math.floor(x)] ?? boardLight;
}

/** Four samples for each pixel, so that slanted edges are grey as a camera sees them. */
function resampled(
  width: number,
  height: number,
  from: Picture,
  sourceOf: (x: number, y: number) => readonly [number, number],
): Picture {
  const offsets = [0.25, 0.75];
  return paint(Math.round(width), Math.round(height), (x, y) => {
    let sum = 0;
    for (const dx of offsets) for (const dy of offsets) sum += lightOf(from, ...sourceOf(x + dx, y + dy));
    return sum / 4;
  });
}

export function rotated(picture: Picture, degrees: number): Picture {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const width = Math.abs(picture.width * cos) + Math.abs(picture.height * sin);
  const height = Math.abs(picture.width * sin) + Math.abs(picture.height * cos);
  return resampled(width, height, picture, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return [dx * cos + dy * sin + picture.width / 2, dy * cos - dx * sin + picture.height / 2];
  });
}

/** Seen from the left: the right side is `shrink` of the left one. */
export function inPerspective(picture: Picture, shrink: number): Picture {
  const { width, height } = picture;
  return resampled(width, height, picture, (x, y) => {
    const depth = 1 - (1 - shrink) * (x / width);
    return [(x * (1 + shrink)) / (2 * depth), (y - height / 2) / depth + height / 2];
  });
}

export function scaled(picture: Picture, factor: number): Picture {
  return resampled(picture.width * factor, picture.height * factor, picture, (x, y) => [
    x / factor,
    y / factor,
  ]);
}

export function mirrored(picture: Picture): Picture {
  return paint(picture.width, picture.height, (x, y) => lightOf(picture, picture.width - 1 - x, y));
}

export function inverted(picture: Picture): Picture {
  return paint(picture.width, picture.height, (x, y) => 255 - lightOf(picture, x, y));
}

/** A box blur, `radiusPx` each way, done twice. */
export function blurred(picture: Picture, radiusPx: number): Picture {
  const once = (from: Picture): Picture =>
    paint(from.width, from.height, (x, y) => {
      let sum = 0;
      for (let dy = -radiusPx; dy <= radiusPx; dy += 1) {
        for (let dx = -radiusPx; dx <= radiusPx; dx += 1) sum += lightOf(from, x + dx, y + dy);
      }
      return sum / (2 * radiusPx + 1) ** 2;
    });
  return once(once(picture));
}

/** Every pixel up to `strength` lighter or darker. */
export function noisy(picture: Picture, strength: number, seed: number): Picture {
  const next = chanceOf(seed, 0).next;
  return paint(picture.width, picture.height, (x, y) =>
    Math.max(0, Math.min(255, lightOf(picture, x, y) + (next() * 2 - 1) * strength)),
  );
}

/** Bright lines across the print, as a tool leaves them. */
export function scratched(picture: Picture, count: number, widthPx: number, seed: number): Picture {
  const next = chanceOf(seed, 0).next;
  const scratches = Array.from({ length: count }, () => ({
    angle: next() * Math.PI,
    through: [next() * picture.width, next() * picture.height] as const,
  }));
  return paint(picture.width, picture.height, (x, y) => {
    const isScratched = scratches.some(
      ({ angle, through }) =>
        Math.abs((x - through[0]) * Math.sin(angle) - (y - through[1]) * Math.cos(angle)) < widthPx / 2,
    );
    return isScratched ? 255 : lightOf(picture, x, y);
  });
}

/** All light between `darkest` and `lightest`, and a shadow that falls in from the right. */
export function dimmed(picture: Picture, darkest: number, lightest: number, shadow = 0): Picture {
  return paint(picture.width, picture.height, (x, y) => {
    const light = darkest + (lightOf(picture, x, y) / 255) * (lightest - darkest);
    return light * (1 - (shadow * x) / picture.width);
  });
}

/** The pictures beside each other on one board. */
export function beside(pictures: readonly Picture[]): Picture {
  const gapPx = 30;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gapPx, gapPx);
  const height = Math.max(...pictures.map((picture) => picture.height)) + 2 * gapPx;
  const luminance = new Uint8Array(width * height).fill(boardLight);
  let left = gapPx;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y += 1) {
      const row = picture.luminance.subarray(y * picture.width, (y + 1) * picture.width);
      luminance.set(row, (y + gapPx) * width + left);
    }
    left += picture.width + gapPx;
  }
  return { width, height, luminance };
}
