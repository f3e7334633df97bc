/** Messages to devices and the feedback about them, when the hub is killed at any moment. */
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { amqpConnection } from '../support/amqpConnection';
import { startChild } from '../support/processes/children';
import type { HubAddress } from '../support/processes/hubAddress';
import { restCall } from '../support/restCall';
import { sasToken } from '../support/sasToken';
import { temporaryFolder } from '../support/temporaryFolder';

const rounds = 3;
const devices = ['pump-1', 'pump-2', 'pump-3'];

interface RunningHub {
  readonly address: HubAddress;
  readonly token: string;
  kill(): Promise<void>;
}

async function startedHub(folder: string): Promise<RunningHub> {
  const script = new URL('../support/processes/hubProcess.ts', import.meta.url);
  const { child, ready: address } = await startChild<HubAddress>(script, { SITEWARD_HUB_FOLDER: folder });
  onTestFinished(child.kill);
  const { hostName, policyName, policyKey } = address;
  return { address, kill: child.kill, token: sasToken({ resource: hostName, key: policyKey, policyName }) };
}

/** What the hub said it had done, by message id. */
interface Acknowledged {
  readonly accepted: Set<string>;
  readonly completed: Set<string>;
  /** By device: taken, and not yet said to be completed. */
  readonly open: Map<string, { readonly id: string; readonly lockToken: string }>;
  /** Called after each of them. */
  told: () => void;
}

/** Ends when the hub is gone. */
async function send({ address, token }: RunningHub, round: number, known: Acknowledged): Promise<void> {
  const connection = await amqpConnection(address, token);
  const sender = connection.open_sender('/messages/devicebound');
  const gone = once(connection, 'disconnected');
  let count = 0;
  const sendNext = (): void => {
    const deviceId = devices[count % devices.length] ?? '';
    const id = `${deviceId} ${round} ${count}`;
    count += 1;
    const delivery = sender.send({
      to: `/devices/${deviceId}/messages/devicebound`,
      message_id: id,
      application_properties: { 'iothub-ack': 'full' },
      body: id,
    });
    sent.set(delivery, id);
  };
  const sent = new Map<unknown, string>();
  sender.once('sendable', sendNext);
  sender.on('accepted', ({ delivery }) => {
    known.accepted.add(sent.get(delivery) ?? '');
    known.told();
    sendNext();
  });
  // The device's queue is full.
  sender.on('rejected', sendNext);
  await gone;
}

async function receiveOne(hub: RunningHub, deviceId: string, known: Acknowledged): Promise<boolean> {
  const path = `/devices/${deviceId}/messages/devicebound`;
  const call = (method: string, at: string) => restCall(hub.address, { method, path: at, token: hub.token });
  const before = known.open.get(deviceId);
  if (before) {
    const { status } = await call('DELETE', `${path}/${before.lockToken}`);
    // The lock is gone when it was completed and nobody was told.
    expect([204, 412]).toContain(status);
    known.completed.add(before.id);
    known.open.delete(deviceId);
  }
  const { status, headers } = await rawGet(hub, path);
  if (status === 204) return false;
  const id = String(headers['iothub-messageid']);
  expect(known.completed).not.toContain(id);
  known.open.set(deviceId, { id, lockToken: String(headers.etag).replaceAll('"', '') });
  return true;
}

/** Its body is no JSON. */
async function rawGet({ address, token }: RunningHub, path: string) {
  return restCall(address, { method: 'GET', path, token, isText: true });
}

async function receive(hub: RunningHub, deviceId: string, known: Acknowledged): Promise<void> {
  for (;;) {
    await receiveOne(hub, deviceId, known);
    known.told();
  }
}

async function drain(hub: RunningHub, known: Acknowledged): Promise<void> {
  for (const deviceId of devices) while (await receiveOne(hub, deviceId, known));
}

/** The feedback that comes until every one of these messages has been told of. */
async function feedbackOf({ address, token }: RunningHub, ids: ReadonlySet<string>): Promise<void> {
  const connection = await amqpConnection(address, token);
  const receiver = connection.open_receiver('/messages/servicebound/feedback');
  const missing = new Set(ids);
  await new Promise<void>((resolve) => {
    receiver.on('message', ({ message }) => {
      const records: { originalMessageId: string; statusCode: string }[] = JSON.parse(message?.body.content);
      for (const { originalMessageId, statusCode } of records) {
        expect(statusCode).toBe('Success');
        missing.delete(originalMessageId);
      }
      if (missing.size === 0) resolve();
    });
  });
  connection.close();
}

describe('a hub that is killed at any moment', () => {
  it('has every message it accepted, none that was completed, and all feedback', {
    timeout: 240_000,
  }, async () => {
    const folder = temporaryFolder();
    const known: Acknowledged = {
      accepted: new Set(),
      completed: new Set(),
      open: new Map(),
      told: () => {},
    };
    for (let round = 0; round < rounds; round += 1) {
      const hub = await startedHub(folder);
      if (round === 0) {
        for (const deviceId of devices) {
          await restCall(hub.address, {
            method: 'PUT',
            path: `/devices/${deviceId}`,
            token: hub.token,
            body: { deviceId },
          });
        }
      }
      let left = 100 + Math.floor(Math.random() * 200);
      const enough = new Promise<void>((resolve) => {
        known.told = () => {
          left -= 1;
          if (left <= 0) resolve();
        };
      });
      const work = [send(hub, round, known), ...devices.map((deviceId) => receive(hub, deviceId, known))];
      const ended = Promise.allSettled(work);
      await enough;
      await hub.kill();
      known.told = () => {};
      expect((await ended).map(({ status }) => status)).toEqual([
        'fulfilled',
        ...devices.map(() => 'rejected'),
      ]);
    }

    const last = await startedHub(folder);
    await drain(last, known);
    for (const id of known.accepted) expect(known.completed).toContain(id);
    // What was sent last in a round may have been kept and not been told.
    expect(known.completed.size).toBeLessThanOrEqual(known.accepted.size + rounds);
    expect(known.completed.size).toBeGreaterThan(rounds * devices.length);
    await feedbackOf(last, known.completed);
  });
});
