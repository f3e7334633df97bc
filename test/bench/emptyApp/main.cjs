// The reference for `start`: an Electron window with nothing in it, sandboxed like the real one.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(`${__dirname}/index.html`);
});
app.on('window-all-closed', () => app.quit());
