/** What connected devices and modules may do, whatever protocol carries them. */
import type { HubClock } from './clock';
import type { Events } from './events';
import type { AcceptedMessage, DeviceSide, IdentityRef } from './ports';
import type { Registry } from './registry/registry';
import type { Sessions } from './sessions';
import { isoTime, serviceTime } from './times';
import type { Twins } from './twins/twins';

export function createDeviceSide(
  registry: Registry,
  sessions: Sessions,
  twins: Twins,
  events: Pick<Events, 'keep'>,
  clock: HubClock,
  onMessage: (message: AcceptedMessage) => void,
): DeviceSide {
  const noteActivity = (ref: IdentityRef): void =>
    registry.noteActivity(ref, { lastActivity: serviceTime(clock.now()) });
  return {
    attach: sessions.attach,
    announceMethods: sessions.announce,
    readTwin: twins.readAsDevice,
    patchReported: twins.patchReported,
    acceptMessage: (message) => {
      const accepted: AcceptedMessage = { ...message, enqueuedTime: isoTime(clock.now()) };
      events.keep(accepted);
      noteActivity(message.from);
      onMessage(accepted);
    },
    together: registry.atOnce,
    noteReceived: noteActivity,
  };
}
