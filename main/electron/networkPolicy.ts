/**
 * The window has no network of its own: hubs are main's business, and the content security policy is the first fence.
 * https://www.electronjs.org/docs/latest/api/web-request
 */
import type { Session } from 'electron';
import { pageOrigin } from './pageScheme';

export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const isOwn = url.startsWith(`${pageOrigin}/`) || url.startsWith('data:') || url.startsWith('devtools:');
    callback({ cancel: !isOwn });
  });
}
