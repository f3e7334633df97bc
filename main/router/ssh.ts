/** contract/ssh.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function sshRouter(os: Implementer, { ssh }: Services) {
  return os.ssh.router({
    remembered: os.ssh.remembered.handler(({ input }) => ssh.remembered(input.deviceId)),
    holdClipboard: os.ssh.holdClipboard.handler(() => ssh.holdClipboard()),
    chooseKey: os.ssh.chooseKey.handler(() => ssh.chooseKey()),
    uses: os.ssh.uses.handler(() => [...ssh.uses()]),
    connect: os.ssh.connect.handler(({ input, signal }) => ssh.connect(input, signal)),
    trustHostKey: os.ssh.trustHostKey.handler(({ input }) => ssh.trustHostKey(input)),
    disconnect: os.ssh.disconnect.handler(() => ssh.disconnect()),
    watch: os.ssh.watch.handler(({ signal }) => ssh.watch(signal)),
  });
}
