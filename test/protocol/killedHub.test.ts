import { once } from 'node:events';
import iothub from 'azure-iothub';
import mqtt from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChild } from '../support/processes/children';
import type { HubAddress } from '../support/processes/hubAddress';
import { restTransport } from '../support/restTransport';
import { sasToken } from '../support/sasToken';
import { temporaryFolder } from '../support/temporaryFolder';

const rounds = 4;
const writers = 6;

async function startedHub(folder: string) {
  const script = new URL('../support/processes/hubProcess.ts', import.meta.url);
  const { child, ready } = await startChild<HubAddress>(script, { SITEWARD_HUB_FOLDER: folder });
  const { hostName, policyName, policyKey } = ready;
  const token = sasToken({ resource: hostName, key: policyKey, policyName });
  const transport = restTransport(ready, () => token);
  onTestFinished(async () => {
    transport.close();
    await child.kill();
  });
  const config = { host: hostName, sharedAccessSignature: token };
  // The declared parameter is a class with private members; the SDK calls nothing but executeApiCall.
  return { child, address: ready, registry: new iothub.Registry(config, transport as never) };
}

/** What the hub said it had done, to be found again. */
interface Acknowledged {
  readonly created: Set<string>;
  readonly removed: Set<string>;
  readonly desired: Map<string, number>;
  readonly reported: Map<string, number>;
  /** Called after each of them. */
  told: () => void;
}

type Registry = iothub.Registry;

/** Each returns when the hub is gone. */
async function createAndRemove(registry: Registry, name: string, acknowledged: Acknowledged): Promise<void> {
  for (let index = 0; ; index += 1) {
    const deviceId = `${name}-${index}`;
    await registry.create({ deviceId });
    acknowledged.created.add(deviceId);
    acknowledged.told();
    if (index % 3 > 0) continue;
    acknowledged.created.delete(deviceId);
    await registry.delete(deviceId);
    acknowledged.removed.add(deviceId);
    acknowledged.told();
  }
}

async function writeDesired(registry: Registry, deviceId: string, acknowledged: Acknowledged): Promise<void> {
  const { desired } = acknowledged;
  for (let count = (desired.get(deviceId) ?? 0) + 1; ; count += 1) {
    await registry.updateTwin(deviceId, { tags: { count }, properties: { desired: { count } } }, '*');
    desired.set(deviceId, count);
    acknowledged.told();
  }
}

async function report(address: HubAddress, deviceId: string, acknowledged: Acknowledged): Promise<void> {
  const { reported } = acknowledged;
  const { port, caPem, hostName, policyName, policyKey } = address;
  const client = await mqtt.connectAsync({
    protocol: 'mqtts',
    host: '127.0.0.1',
    port,
    ca: caPem,
    servername: hostName,
    protocolVersion: 4,
    clientId: deviceId,
    username: `${hostName}/${deviceId}/?api-version=2021-04-12`,
    password: sasToken({ resource: `${hostName}/devices/${deviceId}`, key: policyKey, policyName }),
    reconnectPeriod: 0,
  });
  const gone = new Promise<never>((_, reject) => {
    client.once('close', () => reject(new Error('The hub is gone.')));
  });
  await Promise.race([client.subscribeAsync('$iothub/twin/res/#'), gone]);
  for (let count = (reported.get(deviceId) ?? 0) + 1; ; count += 1) {
    const answered = new Promise<string>((resolve) => {
      client.once('message', (topic) => resolve(topic));
    });
    client.publish(`$iothub/twin/PATCH/properties/reported/?$rid=${count}`, JSON.stringify({ count }));
    expect(await Promise.race([answered, gone])).toMatch(/\/204\//);
    reported.set(deviceId, count);
    acknowledged.told();
  }
}

describe('a hub that is killed at any moment', () => {
  it('has every write it acknowledged when it starts again', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder();
    const acknowledged: Acknowledged = {
      created: new Set(),
      removed: new Set(),
      desired: new Map(),
      reported: new Map(),
      told: () => {},
    };
    const twins = Array.from({ length: writers }, (_, index) => `twin-${index}`);
    const first = await startedHub(folder);
    for (const deviceId of twins) await first.registry.create({ deviceId });
    await first.child.kill();

    for (let round = 0; round < rounds; round += 1) {
      const { child, address, registry } = await startedHub(folder);
      let left = 100 + Math.floor(Math.random() * 400);
      acknowledged.told = () => {
        left -= 1;
        const { desired, reported } = acknowledged;
        if (left <= 0 && desired.size === writers && reported.size === writers) child.process.kill('SIGKILL');
      };
      const work = [
        createAndRemove(registry, `device-${round}`, acknowledged),
        ...twins.map((deviceId) => writeDesired(registry, deviceId, acknowledged)),
        ...twins.map((deviceId) => report(address, deviceId, acknowledged)),
      ];
      const ended = Promise.allSettled(work);
      const exit = once(child.process, 'exit');
      await exit;
      const outcomes = await ended;
      expect(outcomes.map(({ status }) => status)).toEqual(work.map(() => 'rejected'));

      const again = await startedHub(folder);
      for (const deviceId of acknowledged.created) {
        expect((await again.registry.get(deviceId)).responseBody.deviceId).toBe(deviceId);
      }
      for (const deviceId of acknowledged.removed) {
        await expect(again.registry.get(deviceId)).rejects.toMatchObject({ statusCode: 404 });
      }
      for (const deviceId of twins) {
        const { tags, properties } = (await again.registry.getTwin(deviceId)).responseBody;
        const desired = acknowledged.desired.get(deviceId) ?? 0;
        // One more may have been done and not been told.
        expect([desired, desired + 1]).toContain(properties.desired.count ?? 0);
        expect(tags?.count ?? 0).toBe(properties.desired.count ?? 0);
        const reported = acknowledged.reported.get(deviceId) ?? 0;
        expect([reported, reported + 1]).toContain(properties.reported.count ?? 0);
        // What was done untold is done all the same.
        acknowledged.desired.set(deviceId, properties.desired.count ?? 0);
        acknowledged.reported.set(deviceId, properties.reported.count ?? 0);
      }
      await again.child.kill();
    }
    expect(acknowledged.created.size).toBeGreaterThan(rounds);
    expect(Math.min(...acknowledged.desired.values())).toBeGreaterThan(0);
    expect(Math.min(...acknowledged.reported.values())).toBeGreaterThan(0);
  });
});
