/** One Siteward per user-data folder: two would write the same drafts. https://www.electronjs.org/docs/latest/api/app#apprequestsingleinstancelockadditionaldata */
import { app, BrowserWindow } from 'electron';

/** False when another instance runs; that one then comes to the front, and this one must quit. */
export function holdSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
