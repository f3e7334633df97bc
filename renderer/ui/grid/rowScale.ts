/** Where rows stand in a scroller that may be shorter than all its rows together. */

/**
 * Chromium keeps lengths in 1/64 of a physical pixel in 32 bits and clips at 33 554 431 pixels (LayoutUnit,
 * https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/platform/geometry/layout_unit.h);
 * a zoomed window has more physical pixels to a CSS pixel.
 */
const mostPhysicalPx = 33_000_000;

export interface RowScale {
  /** Of what is scrolled, without the header. */
  readonly heightPx: number;
  /** How far the rows move when the scroller moves by a pixel: 1 unless they had to be compressed. */
  readonly factor: number;
}

export function rowScale(
  rowCount: number,
  rowHeightPx: number,
  viewHeightPx: number,
  pixelRatio: number,
): RowScale {
  const allPx = rowCount * rowHeightPx;
  const mostPx = Math.floor(mostPhysicalPx / pixelRatio);
  if (allPx <= mostPx || mostPx <= viewHeightPx) return { heightPx: allPx, factor: 1 };
  return { heightPx: mostPx, factor: (allPx - viewHeightPx) / (mostPx - viewHeightPx) };
}

/** Where to scroll so that the row is on view: nowhere else than needed; null when it is. */
export function scrollTopFor(
  row: number,
  rowHeightPx: number,
  viewHeightPx: number,
  scrollTop: number,
  { factor }: RowScale,
): number | null {
  const offset = scrollTop * factor;
  const top = row * rowHeightPx;
  // A scroller stops at whole physical pixels, of which each moves the rows by `factor`.
  const slackPx = factor === 1 ? 0 : Math.ceil(factor);
  if (top < offset) return Math.max(0, top - slackPx) / factor;
  const bottom = top + rowHeightPx;
  return bottom > offset + viewHeightPx ? (bottom - viewHeightPx + slackPx) / factor : null;
}
