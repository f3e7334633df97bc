/** The one window: sandboxed, isolated, without Node, shown when it has something to show. */
import { BrowserWindow, nativeTheme } from 'electron';
import type { KeptValues } from '../settings';
import { pageOrigin } from './pageScheme';
import { rememberedPlace, rememberPlaceOf } from './windowBounds';

export function createMainWindow(preload: string, values: KeptValues): BrowserWindow {
  const place = rememberedPlace(values);
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 320,
    minHeight: 400,
    title: 'Siteward',
    show: false,
    autoHideMenuBar: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  rememberPlaceOf(window, values);
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(`${pageOrigin}/index.html`);
  return window;
}
