import iotDevice from 'azure-iot-device';
import { describe, expect, it } from 'vitest';
import type { TierName } from '../../main/sandbox/throttles';
import { amqpConnection, sendTo } from '../support/amqpConnection';
import { deviceClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { temporaryFolder } from '../support/temporaryFolder';

async function tieredHub(name: TierName) {
  const standstill = new Date();
  const testHub = await startHub(temporaryFolder(), {
    tier: { name, units: 1 },
    clock: { now: () => standstill },
  });
  const { identities } = testHub.hub.rooms;
  for (const deviceId of ['d-0', 'd-1', 'd-2']) identities.write({ deviceId }, {}, null);
  const connection = await amqpConnection(testHub.hub, testHub.policyToken('service'));
  const send = (deviceId: string, body = 'hello') =>
    sendTo(connection, '/messages/devicebound', { to: `/devices/${deviceId}/messages/devicebound`, body });
  return { ...testHub, send };
}

describe('cloud-to-device messages over AMQP', () => {
  it('pass in a burst, wait, and are refused when too many wait (S1)', async () => {
    const { send } = await tieredHub('S1');
    const hundred = Array.from({ length: 100 }, (_, index) => send(`d-${index % 3}`));
    expect(await Promise.all(hundred)).toEqual(hundred.map(() => null));
    let answered = 0;
    // Sixteen wait, longer than this test does.
    for (let n = 0; n < 16; n += 1) {
      void send(`d-${n % 3}`).then(() => {
        answered += 1;
      });
    }
    expect(await send('d-0')).toBe('com.microsoft:device-container-throttled');
    expect(answered).toBe(0);
  });

  it('count against the day’s messages by their size (F1)', async () => {
    const { hub, send } = await tieredHub('F1');
    const device = await deviceClient(hub, 'd-0');
    // 256 KB count as 512 messages of half a kilobyte, and 15 of them as 7680.
    for (let n = 0; n < 15; n += 1) {
      await device.sendEvent(new iotDevice.Message(Buffer.alloc(256 * 1024)));
    }
    // 127 each.
    for (let n = 0; n < 3; n += 1) expect(await send('d-1', 'x'.repeat(64_500))).toBeNull();
    expect(await send('d-1')).toBe('amqp:resource-limit-exceeded');
  });

  it('are not part of a basic tier (B1)', async () => {
    const { send } = await tieredHub('B1');
    expect(await send('d-0')).toBe('amqp:not-allowed');
  });
});
