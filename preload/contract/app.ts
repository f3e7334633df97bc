/** What the window may ask about the program itself. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { fleetView } from './fleetView';

export const language = z.enum(['en', 'es']);
export const theme = z.enum(['system', 'light', 'dark', 'highContrast']);
export type Language = z.infer<typeof language>;
export type Theme = z.infer<typeof theme>;

/**
 * Where credentials can be kept on this machine.
 * `keystore`: the operating system's own. `basicText`: only an obfuscation Electron calls `basic_text`;
 * credentials then live for this session unless the person chooses otherwise.
 */
export const vaultKind = z.enum(['keystore', 'basicText', 'unavailable']);
export type VaultKind = z.infer<typeof vaultKind>;

export const settings = z.object({ language, theme, fleetView });
export type Settings = z.infer<typeof settings>;

/** What the application menu can ask the window to do. */
export const menuCommand = z.enum([
  'fleet',
  'device',
  'agent',
  'diagnostics',
  'hubs',
  'addHub',
  'settings',
  'palette',
  'find',
  'refresh',
  'save',
  'undo',
  'redo',
]);
export type MenuCommand = z.infer<typeof menuCommand>;

export const app = {
  info: oc.output(
    z.object({
      version: z.string(),
      electronVersion: z.string(),
      platform: z.string(),
      vault: vaultKind,
      settings,
    }),
  ),
  changeSettings: oc.input(settings.partial()).output(settings),
  watchCommands: oc.output(eventIterator(z.object({ command: menuCommand }))),
};
