/** The window stays on its one page. https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation */
import type { WebContents } from 'electron';
import { pageOrigin } from './pageScheme';

export function denyNavigation(contents: WebContents): void {
  const denyForeign = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault();
  };
  contents.on('will-navigate', denyForeign);
  contents.on('will-redirect', denyForeign);
  contents.on('will-frame-navigate', denyForeign);
}
