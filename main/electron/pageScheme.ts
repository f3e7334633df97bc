/** The scheme of the page protocol: an origin of our own, so that the page is neither `file:` nor on the network. */
import { protocol } from 'electron';

export const pageScheme = 'siteward';
export const pageOrigin = `${pageScheme}://app`;

/**
 * Must run before the app is ready. `codeCache` lets Chromium keep compiled script between starts.
 * https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes
 */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}
