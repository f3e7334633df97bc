/** Sends messages of security agents over MQTT, as fast as the hub acknowledges them, of every event and several sizes. */
import { randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import mqttPacket from 'mqtt-packet';
import { type EventName, eventShapes } from '../../../main/security';
import type { HubAddress } from '../../support/processes/hubAddress';
import { securityMessage } from '../../support/securityMessages';
import { connected, type MqttIdentity } from '../hub/mqttConnection';

/** Messages of one module that may wait for their acknowledgement. */
const inFlight = 16;
const mostEvents = 8;
const ackBytes = 4;
const mostPacketIds = 60_000;

/** The keys name every event. */
const names = Object.keys(eventShapes) as EventName[];
const envelope = securityMessage('Login');
const events = names.map((name) => {
  const { Events: wrapped } = securityMessage(name);
  // The builder puts the one event into a list.
  return (wrapped as object[])[0];
});

/** Resolves when all are acknowledged, with their bytes. */
export async function sendSecurityMessages(
  hub: HubAddress,
  identities: readonly MqttIdentity[],
  messages: number,
): Promise<{ readonly sizeBytes: number }> {
  const clients = await Promise.all(
    identities.map(async (identity) => ({ identity, socket: await connected(hub, identity) })),
  );
  let [next, sizeBytes] = [0, 0];
  await Promise.all(
    clients.map(({ identity, socket }) =>
      sendAll(socket, () => {
        if (next === messages) return null;
        const body = bodyOf(next);
        next += 1;
        sizeBytes += Buffer.byteLength(body);
        return packetOf(identity, body, (next % mostPacketIds) + 1);
      }),
    ),
  );
  for (const { socket } of clients) socket.destroy();
  return { sizeBytes };
}

function sendAll(socket: TLSSocket, nextPacket: () => Buffer | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let [waiting, partial, isOver] = [0, 0, false];
    const fill = (): void => {
      while (!isOver && waiting < inFlight) {
        const packet = nextPacket();
        if (packet === null) isOver = true;
        else {
          socket.write(packet);
          waiting += 1;
        }
      }
      if (isOver && waiting === 0) resolve();
    };
    /** All a hub sends here are PUBACKs. */
    socket.on('data', (chunk: Buffer) => {
      const bytes = partial + chunk.length;
      waiting -= Math.floor(bytes / ackBytes);
      partial = bytes % ackBytes;
      fill();
    });
    socket.once('close', () => reject(new Error('The hub closed a connection.')));
    fill();
  });
}

/** One event to as many as fit into a metered block, and each event at another place. */
function bodyOf(number: number): string {
  const count = 1 + (number % mostEvents);
  const held = Array.from({ length: count }, (_, index) => ({
    ...events[(number + index) % events.length],
    Id: randomUUID(),
  }));
  return JSON.stringify({ ...envelope, Events: held });
}

/** Marked as a security message (MicrosoftDocs/azure-docs device-builders how-to-send-security-messages.md). */
function packetOf({ deviceId, moduleId = '' }: MqttIdentity, payload: string, messageId: number): Buffer {
  const properties = new URLSearchParams({
    '$.ifid': 'urn:azureiot:Security:SecurityAgent:1',
    '$.ct': 'application/json',
    '$.ce': 'utf-8',
    MessagePriority: 'High',
  });
  return mqttPacket.generate({
    cmd: 'publish',
    topic: `devices/${deviceId}/modules/${moduleId}/messages/events/${properties}`,
    payload,
    qos: 1,
    dup: false,
    retain: false,
    messageId,
  });
}
