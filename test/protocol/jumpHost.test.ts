/** A jump host that takes the sign-in and then waits for a device that is switched off. */
import type { AddressInfo } from 'node:net';
import { Server, utils } from 'ssh2';
import { expect, it, onTestFinished } from 'vitest';
import { secretOf } from '../../main/secrets';
import { connectSsh, type Hop } from '../../main/ssh/connect';

/** `asked` resolves when it was asked to go on to the device; it never answers that. */
async function openWaitingJumpHost() {
  let tell = (): void => {};
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = new Server({ hostKeys: [utils.generateKeyPairSync('ed25519').private] }, (client) => {
    client.on('authentication', (context) => context.accept());
    client.on('tcpip', () => tell());
    client.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return { port, asked };
}

const privateKey = secretOf(utils.generateKeyPairSync('ed25519').private);
const trusting = { check: () => {}, preferred: () => [] };

it('is left at once when the person cancels', async () => {
  const jumpHost = await openWaitingJumpHost();
  const hop = (port: number): Hop => ({
    address: { host: '127.0.0.1', port, userName: 'anyone' },
    credential: { kind: 'key', privateKey, passphrase: null },
  });
  const leaving = new AbortController();
  const connecting = connectSsh(hop(22), hop(jumpHost.port), trusting, leaving.signal);
  await jumpHost.asked;
  leaving.abort(new DOMException('Left.', 'AbortError'));
  await expect(connecting).rejects.toThrow('Left.');
});
