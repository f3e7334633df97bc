import iothub from 'azure-iothub';
import mqtt from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyOf, readAll } from '../support/eventsReader';
import { startChild } from '../support/processes/children';
import type { HubAddress } from '../support/processes/hubAddress';
import { restTransport } from '../support/restTransport';
import { sasToken } from '../support/sasToken';
import { temporaryFolder } from '../support/temporaryFolder';

const rounds = 3;
const devices = ['pump-1', 'pump-2', 'pump-3', 'pump-4', 'pump-5'];

async function startedHub(folder: string) {
  const script = new URL('../support/processes/hubProcess.ts', import.meta.url);
  const { child, ready } = await startChild<HubAddress>(script, { SITEWARD_HUB_FOLDER: folder });
  onTestFinished(() => child.kill());
  return { child, hub: ready };
}

async function createDevices({ hostName, policyName, policyKey, ...rest }: HubAddress): Promise<void> {
  const token = sasToken({ resource: hostName, key: policyKey, policyName });
  const transport = restTransport({ hostName, ...rest }, () => token);
  const config = { host: hostName, sharedAccessSignature: token };
  // The declared parameter is a class with private members; the SDK calls nothing but executeApiCall.
  const registry = new iothub.Registry(config, transport as never);
  for (const deviceId of devices) await registry.create({ deviceId });
  transport.close();
}

/** Sends numbered messages, several at once, until the hub is gone; `told` hears of each that was acknowledged. */
async function sendUntilTheEnd(
  { hostName, port, caPem, policyName, policyKey }: HubAddress,
  deviceId: string,
  round: number,
  told: (body: string) => void,
): Promise<void> {
  const client = mqtt.connect(`mqtts://localhost:${port}`, {
    ca: caPem,
    servername: hostName,
    clientId: deviceId,
    username: `${hostName}/${deviceId}/?api-version=2021-04-12`,
    password: sasToken({ resource: `${hostName}/devices/${deviceId}`, key: policyKey, policyName }),
    reconnectPeriod: 0,
    clean: true,
  });
  // Cut off in the middle of what it sends.
  client.on('error', () => {});
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  let count = 0;
  const send = (): void => {
    count += 1;
    const body = `${round} ${deviceId} ${count}`;
    client.publish(`devices/${deviceId}/messages/events/`, body, { qos: 1 }, (error) => {
      if (error) return;
      told(body);
      send();
    });
  };
  for (let lane = 0; lane < 8; lane += 1) send();
  await gone;
  client.end(true);
}

describe('a hub that is killed while devices send', () => {
  it('has every acknowledged message among its events, each once and in order', {
    timeout: 90_000,
  }, async () => {
    const folder = temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { child, hub } = await startedHub(folder);
      if (round === 0) await createDevices(hub);
      let left = 300 + Math.floor(Math.random() * 500);
      const told = (body: string): void => {
        acknowledged.push(body);
        left -= 1;
        if (left === 0) child.process.kill('SIGKILL');
      };
      await Promise.all(devices.map((deviceId) => sendUntilTheEnd(hub, deviceId, round, told)));
    }
    const { hub } = await startedHub(folder);
    const bodies = (await readAll(hub)).map(bodyOf);
    const found = new Set(bodies);
    expect(bodies).toHaveLength(found.size);
    expect(acknowledged.filter((body) => !found.has(body))).toEqual([]);
    for (const deviceId of devices) {
      for (let round = 0; round < rounds; round += 1) {
        const prefix = `${round} ${deviceId} `;
        const numbers = bodies
          .filter((body) => body.startsWith(prefix))
          .map((body) => Number(body.slice(prefix.length)));
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
    }
  });
});
