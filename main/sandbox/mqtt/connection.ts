/**
 * One MQTT connection of a device or module, from CONNECT to its end. IoT Hub is no broker: a connection talks with the
 * hub alone, about its own identity. Source: MicrosoftDocs/azure-docs articles/iot/iot-mqtt-connect-to-iot-hub.md.
 */
import type { Duplex } from 'node:stream';
import type {
  IConnectPacket,
  IPublishPacket,
  ISubscribePacket,
  IUnsubscribePacket,
  Packet,
} from 'mqtt-packet';
import type { DeviceCredential, DeviceVerdict } from '../authority/authority';
import type { PeerCertificates } from '../authority/peerCertificates';
import { afterTimeout, type HubClock } from '../clock';
import type { CloudToDevice } from '../cloudToDevice';
import { createGate, type FaultSource } from '../faults';
import { HubError } from '../hubError';
import { createMethodCalls } from '../methodCalls';
import type { DeviceSession, DeviceSide, IdentityRef } from '../ports';
import type { Turns } from '../turns';
import { createDevicebound, type Devicebound } from './devicebound';
import { judgeConnect } from './handshake';
import { perform } from './publications';
import { type Subscriptions, subscribe } from './subscriptions';
import { type UnsentMessage, willOf } from './telemetry';
import { filters, isDeviceboundFilter, readTopic } from './topics';
import { largestMessageBytes, openWire } from './wire';

export interface GatewayPorts {
  readonly side: DeviceSide;
  readonly messages: Pick<CloudToDevice, 'receive' | 'settle' | 'onReady'>;
  readonly authenticate: (identity: IdentityRef, credential: DeviceCredential) => DeviceVerdict;
  readonly hostName: string;
  readonly clock: HubClock;
  readonly faults: FaultSource;
}

/** Of clients that connected with a session to be kept (clean session 0), by client id. */
export type KeptSessions = Map<string, KeptSession>;

interface KeptSession {
  readonly generationId: string;
  readonly subscriptions: Subscriptions;
}

const connectWithinMs = 30_000;

/** What there is from CONNECT on. */
interface Established {
  readonly identity: IdentityRef;
  readonly subscriptions: Subscriptions;
  /** Null for modules, which get no cloud-to-device messages. */
  readonly devicebound: Devicebound | null;
  readonly detach: () => void;
}

/** Returns what ends the connection from the hub's side. */
export function serveConnection(
  socket: Duplex,
  certificates: PeerCertificates,
  ports: GatewayPorts,
  kept: KeptSessions,
  turns: Turns,
): () => void {
  const { side, hostName, clock, authenticate, messages } = ports;
  const methods = createMethodCalls();
  const gate = createGate(ports.faults);
  let established: Established | null = null;
  let will: UnsentMessage | null = null;
  let silence = setTimeout(() => wire.end(), connectWithinMs);
  let cancelExpiry = (): void => {};

  const wire = openWire(socket, gate, turns, {
    packet: (packet) => {
      silence.refresh();
      if (established) serve(packet, established);
      else if (packet.cmd === 'connect') connect(packet);
      else wire.end();
    },
    drained: () => established?.devicebound?.pump(),
    closed: () => {
      clearTimeout(silence);
      cancelExpiry();
      methods.end();
      established?.devicebound?.end();
      established?.detach();
      if (will) sendWill(will);
    },
  });
  /** The service says no word in MQTT 3.1.1 and sends no will when it ends a connection itself. */
  const end = (): void => {
    will = null;
    wire.end();
  };

  function connect(packet: IConnectPacket): void {
    const handshake = judgeConnect(packet, hostName, certificates, authenticate);
    if (handshake.kind === 'refused') {
      wire.write({ cmd: 'connack', returnCode: handshake.returnCode, sessionPresent: false });
      wire.end();
      return;
    }
    const { identity, generationId, silenceMs, expiresAtMs } = handshake;
    will = packet.will ? willOf(identity, packet.will) : null;
    const before = packet.clean ? undefined : kept.get(packet.clientId);
    const isPresent = before?.generationId === generationId;
    const subscriptions: Subscriptions = isPresent ? before.subscriptions : new Map();
    if (packet.clean) kept.delete(packet.clientId);
    else kept.set(packet.clientId, { generationId, subscriptions });
    clearTimeout(silence);
    silence = setTimeout(() => wire.end(), silenceMs);
    endAt(expiresAtMs);
    wire.write({ cmd: 'connack', returnCode: 0, sessionPresent: isPresent });
    const devicebound = deviceboundOf(identity);
    const detach = side.attach(sessionOf(identity, subscriptions));
    gate.identify(identity);
    established = { identity, subscriptions, devicebound, detach };
    for (const [filter, qos] of subscriptions) {
      if (isDeviceboundFilter(filter)) devicebound?.start(filter, qos);
    }
  }

  function sendWill(message: UnsentMessage): void {
    try {
      side.acceptMessage(message);
    } catch (error) {
      // Nobody is left to be told of a will that is over a limit of the hub.
      if (!(error instanceof HubError)) throw error;
    }
  }

  function endAt(timeMs: number): void {
    const leftMs = timeMs - clock.now().getTime();
    if (leftMs <= 0) end();
    else cancelExpiry = afterTimeout(() => endAt(timeMs), leftMs);
  }

  function deviceboundOf(identity: IdentityRef): Devicebound | null {
    if (identity.moduleId !== undefined) return null;
    return createDevicebound({
      messages,
      deviceId: identity.deviceId,
      write: wire.write,
      isFull: wire.isFull,
      noteReceived: () => side.noteReceived(identity),
    });
  }

  function sessionOf(identity: IdentityRef, subscriptions: Subscriptions): DeviceSession {
    return {
      identity,
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

  function serve(packet: Packet, own: Established): void {
    switch (packet.cmd) {
      case 'publish':
        receive(packet, own);
        break;
      case 'subscribe':
        addFilters(packet, own);
        break;
      case 'unsubscribe':
        removeFilters(packet, own);
        break;
      case 'pingreq':
        wire.write({ cmd: 'pingresp' });
        break;
      case 'puback':
        own.devicebound?.acknowledge(packet.messageId ?? 0);
        break;
      case 'disconnect':
        end();
        break;
      default:
        wire.end();
    }
  }

  function addFilters(packet: ISubscribePacket, { identity, subscriptions, devicebound }: Established): void {
    const granted = packet.subscriptions.map(({ topic, qos }) =>
      subscribe(subscriptions, topic, qos, identity),
    );
    acknowledge({ cmd: 'suback', messageId: packet.messageId, granted });
    for (const { topic } of packet.subscriptions) {
      const qos = subscriptions.get(topic);
      if (qos !== undefined && isDeviceboundFilter(topic)) devicebound?.start(topic, qos);
      if (topic === filters.methods) side.announceMethods(identity);
    }
  }

  function removeFilters({ unsubscriptions, messageId }: IUnsubscribePacket, own: Established): void {
    for (const filter of unsubscriptions) {
      if (own.subscriptions.delete(filter) && isDeviceboundFilter(filter)) own.devicebound?.stop();
    }
    acknowledge({ cmd: 'unsuback', messageId });
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
  function receive(packet: IPublishPacket, { identity, subscriptions }: Established): void {
    const payload = Buffer.from(packet.payload);
    const publication = readTopic(packet.topic, identity);
    if (packet.qos === 2 || payload.length > largestMessageBytes || publication === null) {
      wire.end();
      return;
    }
    const answer = perform(publication, { payload, isRetained: packet.retain }, identity, {
      side,
      clock,
      methods,
    });
    if (answer && subscriptions.has(filters.twinAnswers)) publish(answer.topic, answer.body);
    if (packet.qos === 1) acknowledge({ cmd: 'puback', messageId: packet.messageId });
  }

  return end;
}
