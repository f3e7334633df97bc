/** The one bridge message: a MessagePort from our own page, on which the router then answers. */
import type { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, type WebFrameMain } from 'electron';
import { pageOrigin } from './pageScheme';

/**
 * Only the top frame of a page on our own protocol is answered.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${pageOrigin}/`);
}

export function openBridge(
  handler: RPCHandler<Record<never, never>>,
  onForeignSender: (url: string) => void,
): void {
  ipcMain.on('siteward:port', (event) => {
    if (!isOwnPage(event.senderFrame)) {
      onForeignSender(event.senderFrame?.url ?? 'gone');
      return;
    }
    const port = event.ports[0];
    if (!port) return;
    handler.upgrade(port, { context: {} });
    port.start();
  });
}
