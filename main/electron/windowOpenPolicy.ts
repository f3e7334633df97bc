/**
 * No page opens a window; a listed web address opens in the person's own browser.
 * https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
 */
import { shell, type WebContents } from 'electron';

/** Microsoft's documentation, which messages link to. */
const openableHosts: readonly string[] = ['learn.microsoft.com', 'github.com'];

export function denyWindowOpening(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    const address = URL.canParse(url) ? new URL(url) : null;
    if (address?.protocol === 'https:' && openableHosts.includes(address.hostname)) {
      void shell.openExternal(address.href);
    }
    return { action: 'deny' };
  });
}
