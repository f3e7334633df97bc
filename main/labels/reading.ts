/** Finds the codes in a picture with ZXing. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { type LabelCode, labelCode, type ReadLabel } from '../../preload/contract';
import type { Picture } from './picture';
import { variants } from './variants';

/** `frame` counts the frames of a camera, so that each is looked at closer in another way. */
export type Effort = { readonly kind: 'glance'; readonly frame: number } | { readonly kind: 'thorough' };

/**
 * Of ITF and Codabar the reader finds some in any pattern of stripes, as neither has a check digit of its own.
 * https://github.com/zxing-cpp/zxing-cpp#supported-formats
 */
const options: ReaderOptions = {
  formats: [...labelCode.options],
  tryDenoise: true,
  minLineCount: 3,
  maxNumberOfSymbols: 50,
};
/** Code 39 has no check digit either, but its start and stop signs are rare; shorter ones are still stray stripes. */
const shortestCode39 = 4;
/** A picture that stands alone is looked at in these ways at least: some of several codes may need the second. */
const alwaysTried = 3;
/** No further way is begun after this time. */
const longestMs = 8_000;

/** The reader's WebAssembly is given here, because on its own it would fetch it from a public server. */
export function prepareReader(wasm: Uint8Array<ArrayBuffer>): void {
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  prepareZXingModule({ overrides: { wasmBinary } });
}

/** Each code once. */
export async function readCodes(picture: Picture, effort: Effort): Promise<ReadLabel[]> {
  const found = new Map<string, ReadLabel>();
  const startedAtMs = performance.now();
  for (const [index, variant] of waysFor(effort).entries()) {
    const isEnough = found.size > 0 && (effort.kind === 'glance' || index >= alwaysTried);
    if (isEnough || performance.now() - startedAtMs > longestMs) break;
    for (const label of await read(variant(picture))) found.set(`${label.code} ${label.text}`, label);
  }
  return [...found.values()];
}

function waysFor(effort: Effort): readonly (typeof variants)[number][] {
  if (effort.kind === 'thorough') return variants;
  const [plain, ...closer] = variants;
  const another = closer[effort.frame % closer.length];
  return [plain, another].filter((variant) => variant !== undefined);
}

async function read(picture: Picture): Promise<ReadLabel[]> {
  const results = await readBarcodes(portableGreyMap(picture), options);
  return results.flatMap(({ symbology, text }) => {
    const { data: code } = labelCode.safeParse(symbology);
    return code !== undefined && isPlausible(code, text) ? [{ code, text }] : [];
  });
}

function isPlausible(code: LabelCode, text: string): boolean {
  return text.trim() !== '' && (code !== 'Code39' || text.length >= shortestCode39);
}

/** What the reader takes without turning it into colours first. https://netpbm.sourceforge.net/doc/pgm.html */
function portableGreyMap({ width, height, luminance }: Picture): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), luminance]);
}
