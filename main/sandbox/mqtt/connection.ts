/**
 * One MQTT connection of a device or module, from CONNECT to its end. IoT Hub is no broker: a connection talks with the
 * hub alone, about its own identity. Source: MicrosoftDocs/azure-docs articles/iot/iot-mqtt-connect-to-iot-hub.md.
 */
import type { Duplex } from 'node:stream';
import type { IConnectPacket, IPublishPacket, Packet } from 'mqtt-packet';
import type { DeviceCredential, DeviceVerdict } from '../authority/authority';
import type { PeerCertificates } from '../authority/peerCertificates';
import type { HubClock } from '../clock';
import type { DeviceSession, DeviceSide, IdentityRef } from '../ports';
import { judgeConnect } from './handshake';
import { createMethodCalls } from './methodCalls';
import { valueIn } from './payload';
import { type Subscriptions, subscribe } from './subscriptions';
import { messageOf } from './telemetry';
import { filters, readTopic } from './topics';
import { answerTwinRequest } from './twinAnswer';
import { openWire } from './wire';

export interface GatewayPorts {
  readonly side: DeviceSide;
  readonly authenticate: (identity: IdentityRef, credential: DeviceCredential) => DeviceVerdict;
  readonly hostName: string;
  readonly clock: HubClock;
}

/** Of clients that connected with a session to be kept (clean session 0), by client id. */
export type KeptSubscriptions = Map<string, Subscriptions>;

const largestMessageBytes = 256 * 1024;
const connectWithinMs = 30_000;
/** The longest delay a timer of Node takes. */
const longestTimerMs = 2 ** 31 - 1;

/** Returns what ends the connection from the hub's side. */
export function serveConnection(
  socket: Duplex,
  certificates: PeerCertificates,
  ports: GatewayPorts,
  kept: KeptSubscriptions,
): () => void {
  const { side, hostName, clock, authenticate } = ports;
  const methods = createMethodCalls();
  let identity: IdentityRef | null = null;
  let subscriptions: Subscriptions = new Map();
  let will: IConnectPacket['will'];
  let detach = (): void => {};
  let silenceMs = connectWithinMs;
  let silence = setTimeout(() => wire.end(), silenceMs);
  let expiry: NodeJS.Timeout | undefined;

  const wire = openWire(socket, {
    packet: (packet) => {
      clearTimeout(silence);
      silence = setTimeout(() => wire.end(), silenceMs);
      if (identity) serve(packet, identity);
      else if (packet.cmd === 'connect') connect(packet);
      else wire.end();
    },
    closed: () => {
      clearTimeout(silence);
      clearTimeout(expiry);
      methods.end();
      detach();
      if (identity && will) sendWill(identity, will);
    },
  });
  /** The service says no word in MQTT 3.1.1 and sends no will when it ends a connection itself. */
  const end = (): void => {
    will = undefined;
    wire.end();
  };

  function connect(packet: IConnectPacket): void {
    const handshake = judgeConnect(packet, hostName, certificates, authenticate);
    if (handshake.kind === 'refused') {
      wire.write({ cmd: 'connack', returnCode: handshake.returnCode, sessionPresent: false });
      wire.end();
      return;
    }
    const sessionPresent = !packet.clean && kept.has(packet.clientId);
    if (sessionPresent) subscriptions = kept.get(packet.clientId) ?? subscriptions;
    if (packet.clean) kept.delete(packet.clientId);
    else kept.set(packet.clientId, subscriptions);
    silenceMs = handshake.silenceMs;
    will = packet.will;
    const livesForMs = Math.max(handshake.expiresAtMs - clock.now().getTime(), 0);
    expiry = setTimeout(end, Math.min(livesForMs, longestTimerMs));
    identity = handshake.identity;
    wire.write({ cmd: 'connack', returnCode: 0, sessionPresent });
    detach = side.attach(sessionOf(identity));
  }

  function sessionOf(own: IdentityRef): DeviceSession {
    return {
      identity: own,
      notifyDesired: (patch, version) => {
        if (!subscriptions.has(filters.desired)) return;
        const body = JSON.stringify({ ...patch, $version: version });
        publish(`$iothub/twin/PATCH/properties/desired/?$version=${version}`, body);
      },
      invokeMethod: (name, payload, timeoutMs) => {
        if (!subscriptions.has(filters.methods)) return Promise.resolve({ kind: 'notOnline' });
        return methods.start(timeoutMs, (requestId) => {
          const topic = `$iothub/methods/POST/${encodeURIComponent(name)}/?$rid=${requestId}`;
          publish(topic, JSON.stringify(payload));
        });
      },
      close: end,
    };
  }

  function publish(topic: string, payload: string): void {
    wire.write({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false });
  }

  function serve(packet: Packet, own: IdentityRef): void {
    switch (packet.cmd) {
      case 'publish':
        receive(packet, own);
        break;
      case 'subscribe': {
        const granted = packet.subscriptions.map(({ topic, qos }) =>
          subscribe(subscriptions, topic, qos, own),
        );
        acknowledge({ cmd: 'suback', messageId: packet.messageId, granted });
        break;
      }
      case 'unsubscribe':
        for (const filter of packet.unsubscriptions) subscriptions.delete(filter);
        acknowledge({ cmd: 'unsuback', messageId: packet.messageId });
        break;
      case 'pingreq':
        wire.write({ cmd: 'pingresp' });
        break;
      case 'puback':
        break;
      case 'disconnect':
        end();
        break;
      default:
        wire.end();
    }
  }

  function acknowledge(packet: {
    cmd: 'suback' | 'unsuback' | 'puback';
    messageId: number | undefined;
    granted?: number[];
  }): void {
    // The library declares acknowledgements of MQTT 5, which carry more.
    wire.write(packet as Packet);
  }

  /** An answer to QoS 1 says that the message is kept; what is not the identity's own ends the connection. */
  function receive(packet: IPublishPacket, own: IdentityRef): void {
    const payload = Buffer.from(packet.payload);
    try {
      if (packet.qos === 2 || payload.length > largestMessageBytes || !perform(packet, payload, own)) {
        wire.end();
        return;
      }
    } catch {
      wire.end();
      return;
    }
    if (packet.qos === 1) acknowledge({ cmd: 'puback', messageId: packet.messageId });
  }

  function perform({ topic, retain }: IPublishPacket, payload: Buffer, own: IdentityRef): boolean {
    const publication = readTopic(topic, own);
    switch (publication?.kind) {
      case 'telemetry':
        side.acceptMessage(
          messageOf(own, publication.propertyBag, payload, retain ? { 'mqtt-retain': 'true' } : {}),
        );
        return true;
      case 'twinGet':
      case 'reportedPatch': {
        const answer = answerTwinRequest(publication, payload, own, side, clock);
        if (subscriptions.has(filters.twinAnswers)) publish(answer.topic, answer.body);
        return true;
      }
      case 'methodResponse':
        methods.answer(publication.requestId, publication.status, valueIn(payload));
        return true;
      case undefined:
        return false;
    }
  }

  function sendWill(own: IdentityRef, { topic, payload }: NonNullable<IConnectPacket['will']>): void {
    const publication = readTopic(topic, own);
    if (publication?.kind !== 'telemetry') return;
    const extra = { 'iothub-MessageType': 'Will' };
    side.acceptMessage(messageOf(own, publication.propertyBag, Buffer.from(payload), extra));
  }

  return end;
}
