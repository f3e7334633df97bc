/** Chromium's development tools, in development only. https://www.electronjs.org/docs/latest/api/web-contents#contentsopendevtoolsoptions */
import { app, type WebContents } from 'electron';

export const isDevelopment = !app.isPackaged && process.env.SITEWARD_DEVELOPMENT === '1';

export function closeDevelopmentTools(contents: WebContents): void {
  if (isDevelopment) return;
  contents.on('devtools-opened', () => contents.closeDevTools());
}
