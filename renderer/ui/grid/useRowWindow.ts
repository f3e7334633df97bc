/** Which rows of a long list are on view, and where they are drawn. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { type RowScale, rowScale, scrollTopFor } from './rowScale';

/** Rows drawn beyond the edges, so that scrolling meets no blank. */
const overscan = 6;

export interface RowWindow {
  readonly first: number;
  readonly last: number;
  /** The first and last row to draw. */
  readonly drawnFirst: number;
  readonly drawnLast: number;
  readonly pageRows: number;
  readonly heightPx: number;
  topOf(row: number): number;
  scrollTo(row: number): void;
  onScroll(): void;
}

interface View {
  readonly scrollTop: number;
  readonly heightPx: number;
}

export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeightPx: number,
  headerHeightPx: number,
): RowWindow {
  const [view, setView] = useState<View>({ scrollTop: 0, heightPx: 0 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const scrollTop = element.scrollTop;
    const heightPx = Math.max(0, element.clientHeight - headerHeightPx);
    setView((now) =>
      now.scrollTop === scrollTop && now.heightPx === heightPx ? now : { scrollTop, heightPx },
    );
  }, [scroller, headerHeightPx]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, measure]);

  const scale: RowScale = rowScale(rowCount, rowHeightPx, view.heightPx, window.devicePixelRatio);
  // While a shorter list has not yet been laid out, the scroller still stands beyond its end.
  const most = Math.max(0, scale.heightPx - view.heightPx);
  const scrollTop = Math.min(view.scrollTop, most);
  const offset = scrollTop * scale.factor;
  const first = Math.floor(offset / rowHeightPx);
  const last = Math.max(first, Math.min(rowCount - 1, Math.ceil((offset + view.heightPx) / rowHeightPx) - 1));
  const shiftPx = offset - scrollTop;
  return {
    first,
    last,
    drawnFirst: Math.max(0, first - overscan),
    drawnLast: Math.min(rowCount - 1, last + overscan),
    pageRows: Math.max(1, Math.floor(view.heightPx / rowHeightPx) - 1),
    heightPx: scale.heightPx,
    topOf: (row) => row * rowHeightPx - shiftPx,
    scrollTo(row) {
      const element = scroller.current;
      if (element === null) return;
      const top = scrollTopFor(row, rowHeightPx, view.heightPx, element.scrollTop, scale);
      if (top !== null) element.scrollTop = top;
    },
    onScroll: measure,
  };
}
