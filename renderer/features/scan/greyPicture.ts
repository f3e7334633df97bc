/** Pictures as the label reader wants them: grey, one byte a pixel, no larger than a label needs. */

/** A label that fills half of it still has several pixels for each of its modules. */
const longestSidePx = 2000;

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly luminance: Blob;
}

/** Rejects when the source is no picture the window can decode. */
export async function greyPictureOf(source: Blob | HTMLVideoElement): Promise<GreyPicture> {
  const bitmap = await createImageBitmap(source);
  try {
    const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This window draws no pictures.');
    // What is transparent is paper.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    return { width, height, luminance: new Blob([greyOf(context.getImageData(0, 0, width, height).data)]) };
  } finally {
    bitmap.close();
  }
}

/** ITU-R BT.601, in 256ths. */
function greyOf(pixels: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(pixels.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    grey[pixel] = ((pixels[at] ?? 0) * 77 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}
