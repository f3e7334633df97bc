/** Rows of a list that is longer than a browser can scroll. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowScale, scrollTopFor } from '../../../../renderer/ui/grid/rowScale';

const rowPx = 40;
/** https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/platform/geometry/layout_unit.h */
const chromiumMostPx = 2 ** 31 / 64 - 1;

const lists = fc.record({
  rowCount: fc.integer({ min: 1, max: 5_000_000 }),
  viewPx: fc.integer({ min: 200, max: 3000 }),
  pixelRatio: fc.constantFrom(0.5, 1, 1.25, 2, 4),
});

it('leaves a list alone that fits', () => {
  expect(rowScale(200_000, rowPx, 600, 1)).toEqual({ heightPx: 8_000_000, factor: 1 });
});

describe('in lists of any length, at any zoom', () => {
  it('stays below what Chromium can lay out', () => {
    fc.assert(
      fc.property(lists, ({ rowCount, viewPx, pixelRatio }) => {
        expect(rowScale(rowCount, rowPx, viewPx, pixelRatio).heightPx * pixelRatio).toBeLessThan(
          chromiumMostPx,
        );
      }),
    );
  });

  it('shows the last row at the end of the scroller', () => {
    fc.assert(
      fc.property(lists, ({ rowCount, viewPx, pixelRatio }) => {
        const { heightPx, factor } = rowScale(rowCount, rowPx, viewPx, pixelRatio);
        const end = Math.max(0, heightPx - viewPx) * factor + viewPx;
        expect(end).toBeGreaterThanOrEqual(rowCount * rowPx - 0.5);
      }),
    );
  });

  it('brings a row wholly on view, however the scroller rounds', () => {
    fc.assert(
      fc.property(
        lists,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, from, to) => {
          const { rowCount, viewPx, pixelRatio } = list;
          const scale = rowScale(rowCount, rowPx, viewPx, pixelRatio);
          const most = Math.max(0, scale.heightPx - viewPx);
          const row = Math.floor(to * (rowCount - 1));
          const start = Math.round(from * most);
          const wanted = scrollTopFor(row, rowPx, viewPx, start, scale) ?? start;
          const scrollTop = scale.factor === 1 ? wanted : Math.round(wanted);
          const offset = Math.min(most, Math.max(0, scrollTop)) * scale.factor;
          expect(row * rowPx - offset).toBeGreaterThanOrEqual(-0.5);
          expect((row + 1) * rowPx - offset).toBeLessThanOrEqual(viewPx + 0.5);
        },
      ),
    );
  });
});
