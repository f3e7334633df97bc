/** Grey pictures, and what brings out the code in a poor one. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte for each pixel, row by row; 0 is black. */
  readonly luminance: Uint8Array;
}

export function inverted({ width, height, luminance }: Picture): Picture {
  return { width, height, luminance: luminance.map((light) => 255 - light) };
}

/** Light beyond the edge is that of the edge. */
function lightAt({ width, height, luminance }: Picture, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, x));
  const row = Math.max(0, Math.min(height - 1, y));
  return luminance[row * width + column] ?? 0;
}

/** Between the four pixels around the point. */
function lightBetween(picture: Picture, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, below] = [x - column, y - row];
  const above = lightAt(picture, column, row) * (1 - right) + lightAt(picture, column + 1, row) * right;
  const under =
    lightAt(picture, column, row + 1) * (1 - right) + lightAt(picture, column + 1, row + 1) * right;
  return above * (1 - below) + under * below;
}

/** Twice as wide and as high, for codes whose modules are hardly larger than a pixel. */
export function enlarged(picture: Picture): Picture {
  const width = picture.width * 2;
  const height = picture.height * 2;
  const luminance = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      luminance[y * width + x] = lightBetween(picture, x / 2 - 0.25, y / 2 - 0.25);
    }
  }
  return { width, height, luminance };
}

/** For bar codes, which are found only when they lie nearly level or upright. */
export function turned(picture: Picture, degrees: number): Picture {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const width = Math.round(Math.abs(picture.width * cos) + Math.abs(picture.height * sin));
  const height = Math.round(Math.abs(picture.width * sin) + Math.abs(picture.height * cos));
  const luminance = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      luminance[y * width + x] = lightBetween(
        picture,
        dx * cos + dy * sin + picture.width / 2,
        dy * cos - dx * sin + picture.height / 2,
      );
    }
  }
  return { width, height, luminance };
}

/** Sums over every rectangle that begins at the first pixel, so that any mean costs four look-ups. */
function sumsOf({ width, height, luminance }: Picture): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += luminance[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

function meansOf(picture: Picture, radiusPx: number): Float32Array {
  const { width, height } = picture;
  const sums = sumsOf(picture);
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  const means = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - radiusPx), Math.min(height, y + radiusPx + 1)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - radiusPx), Math.min(width, x + radiusPx + 1)];
      const sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
      means[y * width + x] = sum / ((right - left) * (bottom - top));
    }
  }
  return means;
}

/** The mean of each pixel and its neighbours: takes noise away. */
export function smoothed(picture: Picture, radiusPx: number): Picture {
  return { ...picture, luminance: Uint8Array.from(meansOf(picture, radiusPx)) };
}

/** Of the differences from the neighbourhood, this share is cut off as glare or dirt. */
const outliers = 0.02;

/** The same light everywhere and all of the contrast there is: undoes shadows and grey print. */
export function flattened(picture: Picture): Picture {
  const { width, height, luminance } = picture;
  const means = meansOf(picture, Math.max(8, Math.round(Math.min(width, height) / 6)));
  const counts = new Uint32Array(256);
  for (const [place, light] of luminance.entries()) {
    const difference = Math.round(Math.abs(light - (means[place] ?? 0)));
    counts[difference] = (counts[difference] ?? 0) + 1;
  }
  let largest = 255;
  for (let cut = counts[largest] ?? 0; cut < luminance.length * outliers && largest > 1; ) {
    largest -= 1;
    cut += counts[largest] ?? 0;
  }
  return {
    width,
    height,
    luminance: luminance.map((light, place) =>
      Math.max(0, Math.min(255, 128 + ((light - (means[place] ?? 0)) * 127) / largest)),
    ),
  };
}
