/** The application menu: every entry that has a key shows it, and the key works. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../preload/contract';
import { isDevelopment } from './developmentTools';
import type { MainText } from './mainText';

export function showMenu(text: MainText, run: (command: MenuCommand) => void): void {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => run(command),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: text.file,
      submenu: [
        item(text.addHub, 'addHub', 'CmdOrCtrl+Shift+N'),
        item(text.hubs, 'hubs', 'CmdOrCtrl+Shift+H'),
        separator,
        item(text.save, 'save', 'CmdOrCtrl+S'),
        separator,
        item(text.settings, 'settings', 'CmdOrCtrl+,'),
        separator,
        { label: text.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
      ],
    },
    {
      label: text.edit,
      submenu: [
        item(text.undo, 'undo', 'CmdOrCtrl+Z'),
        item(text.redo, 'redo', process.platform === 'darwin' ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        { label: text.cut, role: 'cut' },
        { label: text.copy, role: 'copy' },
        { label: text.paste, role: 'paste' },
        { label: text.selectAll, role: 'selectAll' },
        separator,
        item(text.find, 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: text.view,
      submenu: [
        item(text.fleet, 'fleet', 'CmdOrCtrl+1'),
        item(text.device, 'device', 'CmdOrCtrl+2'),
        item(text.agent, 'agent', 'CmdOrCtrl+3'),
        item(text.diagnostics, 'diagnostics', 'CmdOrCtrl+4'),
        item(text.palette, 'palette', 'CmdOrCtrl+K'),
        item(text.refresh, 'refresh', 'F5'),
        separator,
        { label: text.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' },
        { label: text.zoomOut, role: 'zoomOut' },
        { label: text.zoomReset, role: 'resetZoom' },
        { label: text.fullScreen, role: 'togglefullscreen' },
        ...(isDevelopment
          ? [separator, { label: text.developmentTools, role: 'toggleDevTools' } as const]
          : []),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
