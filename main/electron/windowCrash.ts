/** The window's process died or hangs: say so and offer to reload. Drafts live in main, so none is lost. */
import { type BrowserWindow, dialog } from 'electron';
import type { EventLog } from '../log';
import type { MainText } from './mainText';

export function offerReloadAfterCrash(window: BrowserWindow, log: EventLog, text: () => MainText): void {
  const offer = async (message: string): Promise<void> => {
    const words = text();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: words.crashDetail,
      buttons: [words.reload, words.close],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) window.webContents.reload();
    else window.destroy();
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('window.crashed', { reason, exitCode });
    void offer(text().windowCrashed);
  });
  window.on('unresponsive', () => log.warn('window.unresponsive', {}));
  window.on('responsive', () => log.info('window.responsive', {}));
}
