/** contract/app.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function appRouter(os: Implementer, { program, settings, menuCommands }: Services) {
  return os.app.router({
    info: os.app.info.handler(() => ({ ...program, settings: settings.read() })),
    changeSettings: os.app.changeSettings.handler(({ input }) => settings.change(input)),
    watchCommands: os.app.watchCommands.handler(({ signal }) => menuCommands.watch(signal)),
  });
}
