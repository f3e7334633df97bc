/** Where the window was, so that it opens there again, as far as that place still is on a screen. */
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import type { KeptValues } from '../settings';

const key = 'windowBounds';
const kept = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320),
  height: z.number().int().min(400),
  maximized: z.boolean(),
});

export interface WindowPlace {
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

export function rememberedPlace(values: KeptValues): WindowPlace {
  const parsed = kept.safeParse(values.get(key));
  if (!parsed.success) return { bounds: { width: 1280, height: 820 }, maximized: false };
  const { maximized, ...bounds } = parsed.data;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isVisible =
    bounds.x < workArea.x + workArea.width - 80 &&
    bounds.x + bounds.width > workArea.x + 80 &&
    bounds.y >= workArea.y - 8 &&
    bounds.y < workArea.y + workArea.height - 80;
  return { bounds: isVisible ? bounds : { width: bounds.width, height: bounds.height }, maximized };
}

export function rememberPlaceOf(window: BrowserWindow, values: KeptValues): void {
  window.on('close', () => {
    values.set(key, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
}
