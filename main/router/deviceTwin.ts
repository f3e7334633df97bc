/** contract/deviceTwin.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function deviceTwinRouter(os: Implementer, { deviceTwins, history }: Services) {
  const { deviceTwin } = os;
  return deviceTwin.router({
    open: deviceTwin.open.handler(({ input, signal }) => deviceTwins.open(input.deviceId, signal)),
    edit: deviceTwin.edit.handler(({ input, signal }) =>
      deviceTwins.edit(input.deviceId, input.text, signal),
    ),
    undo: deviceTwin.undo.handler(({ input, signal }) => deviceTwins.undo(input.deviceId, signal)),
    redo: deviceTwin.redo.handler(({ input, signal }) => deviceTwins.redo(input.deviceId, signal)),
    discard: deviceTwin.discard.handler(({ input, signal }) => deviceTwins.discard(input.deviceId, signal)),
    save: deviceTwin.save.handler(({ input, signal }) => deviceTwins.save(input.deviceId, signal)),
    resolve: deviceTwin.resolve.handler(({ input }) =>
      deviceTwins.resolve(input.deviceId, input.theirEtag, input.choices),
    ),
    restore: deviceTwin.restore.handler(({ input, signal }) =>
      history.restoreDevice(input.deviceId, input.momentId, signal),
    ),
  });
}
