import iotDevice from 'azure-iot-device';
import { describe, expect, it } from 'vitest';
import type { Tier } from '../../main/sandbox/throttles';
import { deviceClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';
import { temporaryFolder } from '../support/temporaryFolder';

async function startTier(tier: Tier) {
  const standstill = new Date();
  const testHub = await startHub(temporaryFolder(), { tier, clock: { now: () => standstill } });
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'd' });
  return { ...testHub, registry };
}

const failureOf = async (call: Promise<unknown>): Promise<{ statusCode: number; body: string }> =>
  call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error) => error,
  );

describe('a hub of the tier S1', () => {
  it('answers 429 with Retry-After once a burst has passed and the backlog is full', async () => {
    const { hub, registry, policyToken } = await startTier({ name: 'S1', units: 1 });
    const query = () => registry.createQuery('SELECT * FROM devices').next();
    for (let n = 0; n < 20; n += 1) await query();
    // Three wait, longer than this test does.
    for (let n = 0; n < 3; n += 1) query().catch(() => {});
    const { status, headers, body } = await restCall(hub, {
      method: 'POST',
      path: '/devices/query',
      token: policyToken('service'),
      body: { query: 'SELECT * FROM devices' },
    });
    expect([status, headers['iothub-errorcode'], headers['retry-after']]).toEqual([
      429,
      'ThrottlingException',
      '2',
    ]);
    expect(body).toMatchObject({
      Message: expect.stringMatching(/^ErrorCode:ThrottlingException;.*Wait 2 seconds/),
    });
    await registry.get('d');
  });
});

describe('a hub of the free tier', () => {
  it('refuses what is metered once the day’s messages are used up, and counts telemetry', async () => {
    const { hub, registry, messages } = await startTier({ name: 'F1', units: 1 });
    const client = await deviceClient(hub, 'd');
    // 256 KB count as 512 messages of half a kilobyte, and 15 of them as 7680.
    for (let n = 0; n < 15; n += 1) {
      await client.sendEvent(new iotDevice.Message(Buffer.alloc(256 * 1024)));
    }
    expect(messages).toHaveLength(15);
    await client.sendEvent(new iotDevice.Message(Buffer.alloc(160 * 1024)));
    const failure = await failureOf(registry.getTwin('d'));
    expect(failure.statusCode).toBe(403);
    expect(failure.body).toContain('403002');
    expect((await registry.get('d')).responseBody.deviceId).toBe('d');
  });
});

describe('a hub of a basic tier', () => {
  it('has devices and queries, but no twins, methods, modules and Edge devices', async () => {
    const { registry, serviceClient } = await startTier({ name: 'B1', units: 1 });
    await registry.createQuery('SELECT * FROM devices').next();
    const refused = [
      registry.getTwin('d'),
      registry.updateTwin('d', { tags: { a: 1 } }, '*'),
      serviceClient().invokeDeviceMethod('d', { methodName: 'ping', payload: null }),
      registry.addModule({ deviceId: 'd', moduleId: 'm' }),
      registry.getModulesOnDevice('d'),
      registry.create({ deviceId: 'e', capabilities: { iotEdge: true } }),
    ];
    for (const call of refused) {
      const { statusCode, body } = await failureOf(call);
      expect(statusCode).toBe(403);
      expect(body).toMatch(/OperationNotAvailableInCurrentTier|403010/);
    }
  });

  it('takes telemetry and refuses a device its twin', async () => {
    const { hub, messages } = await startTier({ name: 'B1', units: 1 });
    const client = await deviceClient(hub, 'd');
    await client.sendEvent(new iotDevice.Message('hello'));
    expect(messages).toHaveLength(1);
    await expect(client.getTwin()).rejects.toThrow();
  });
});
