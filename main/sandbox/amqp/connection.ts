/** One AMQP connection, from its first bytes to its end: links go to those that serve their kind. */
import type { Duplex } from 'node:stream';
import rhea, { type AmqpError, type Connection, type Receiver, type Sender, type Session } from 'rhea';
import { type EventsAuthority, isEventsToken } from '../authority/eventsAuthority';
import type { PeerCertificates } from '../authority/peerCertificates';
import { afterTimeout, type HubClock } from '../clock';
import { createGate, type FaultSource } from '../faults';
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';
import { boundConnection } from './bounds';
import { cbsLinks } from './cbs';
import { type CredentialPorts, createCredentials } from './credentials';
import { createEventTokens } from './eventTokens';
import { guardedStream } from './guardedStream';
import { passOverLateSettlements } from './lateFrames';
import type { AmqpPeer, LinkKind } from './linkKind';
import { amqpError } from './refusals';
import { offerMechanisms } from './sasl';

export interface ConnectionPorts {
  readonly credentials: CredentialPorts;
  readonly eventsAuthority: EventsAuthority;
  readonly kinds: readonly LinkKind[];
  readonly hostName: string;
  readonly clock: HubClock;
  readonly faults: FaultSource;
}

/** What the hub takes in one frame; larger messages come in several. */
const largestFrameBytes = 64 * 1024;
/** As IoT Edge's hub, which stands in for the service, declares them (Azure/iotedge edge-hub, Amqp). */
const largestMessageBytes = 1024 * 1024;
const idleTimeoutMs = 240_000;
const openWithinMs = 30_000;
/** How long a client may take to read the last words. */
const lingerMs = 2_000;

const options = {
  max_frame_size: largestFrameBytes,
  idle_time_out: idleTimeoutMs,
  receiver_options: { credit_window: 0, autoaccept: false, max_message_size: largestMessageBytes },
} as const;

/** Returns what ends the connection from the hub's side. */
export function serveConnection(
  socket: Duplex,
  certificates: PeerCertificates,
  ports: ConnectionPorts,
): () => void {
  const { hostName, clock } = ports;
  const gate = createGate(ports.faults, 'bytes');
  const credentials = createCredentials(ports.credentials, certificates);
  const eventTokens = createEventTokens(ports.eventsAuthority, clock);
  const closeListeners = new Set<() => void>();
  const expiryListeners = new Set<{ readonly identity: IdentityRef; readonly listener: () => void }>();
  const drainListeners = new Set<() => void>();
  const sessions = new Set<Session>();
  let cancelExpiry = (): void => {};
  const silence = setTimeout(() => socket.destroy(), openWithinMs);

  const container = rhea.create_container({ id: hostName });
  offerMechanisms(
    container,
    hostName,
    (user, password) => {
      credentials.signIn(user, password);
      endWhenExpired();
    },
    () => socket.destroy(),
  );
  const connection = container.create_connection(options as never);
  passOverLateSettlements(connection);

  let isClosing = false;
  const close = (error: AmqpError): void => {
    if (isClosing) return;
    isClosing = true;
    // The Node SDK waits 45 seconds for links of a session that was not ended before its connection (amqp-base amqp.js).
    for (const session of sessions) session.close();
    connection.close(error);
    const linger = setTimeout(() => socket.destroy(), lingerMs);
    socket.once('close', () => clearTimeout(linger));
  };
  const { stream, stopListening } = guardedStream(socket, gate, largestFrameBytes);
  boundConnection(connection, largestMessageBytes, (error) => {
    close(error);
    stopListening();
  });
  const peer: AmqpPeer = {
    authorizeDevice: (identity) => {
      credentials.authorizeDevice(identity);
      gate.identify(identity);
    },
    authorizeService: credentials.authorizeService,
    onExpired: (identity, listener) => {
      const expiry = { identity, listener };
      expiryListeners.add(expiry);
      return () => expiryListeners.delete(expiry);
    },
    authorizeEvents: eventTokens.authorize,
    isFull: () => socket.writableNeedDrain,
    onDrained: (listener) => {
      drainListeners.add(listener);
      return () => drainListeners.delete(listener);
    },
    onClose: (listener) => closeListeners.add(listener),
    close: (reason) => close({ condition: 'amqp:connection:forced', description: reason }),
  };
  const endWhenExpired = (): void => {
    cancelExpiry();
    const nowMs = clock.now().getTime();
    if (!credentials.forgetExpired(nowMs)) {
      close({ condition: 'amqp:unauthorized-access', description: 'The token has expired.' });
      return;
    }
    for (const { identity, listener } of expiryListeners) if (!credentials.covers(identity)) listener();
    const atMs = credentials.expiresAtMs();
    if (atMs < Number.POSITIVE_INFINITY) cancelExpiry = afterTimeout(endWhenExpired, atMs - nowMs);
  };
  const kinds = [
    ...cbsLinks(async (token) => {
      if (isEventsToken(token)) {
        eventTokens.put(token);
        return;
      }
      await credentials.put(token);
      endWhenExpired();
    }),
    ...ports.kinds,
  ];

  const open = (link: Receiver | Sender): void => {
    const address = addressOf(link);
    const direction = link.is_receiver() ? 'clientSends' : 'clientReceives';
    link.set_source(link.source);
    link.set_target(link.target);
    try {
      const kind = kinds.find(({ matches }) => matches(address, direction));
      if (!kind) throw new HubError('GenericNotFound', `There is nothing at ${address}.`);
      kind.open(link, address, peer);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      link.close(amqpError(error));
    }
  };
  connection.on('receiver_open', ({ receiver }) => receiver && open(receiver));
  connection.on('sender_open', ({ sender }) => sender && open(sender));
  connection.on('session_open', ({ session }) => {
    if (!session) return;
    sessions.add(session);
    // Each of its links listens for its end; how many there may be is bounded elsewhere.
    session.setMaxListeners(0);
  });
  connection.on('session_close', ({ session }) => session && sessions.delete(session));
  connection.on('connection_open', () => clearTimeout(silence));
  // What has no listener of its own ends in one here; rhea would write to the console, or throw.
  for (const event of ['protocol_error', 'error']) connection.on(event, () => socket.destroy());
  for (const event of ['connection_error', 'connection_close', 'session_error', 'disconnected']) {
    connection.on(event, () => {});
  }
  for (const event of ['sender_error', 'sender_close', 'receiver_error', 'receiver_close']) {
    connection.on(event, () => {});
  }
  socket.on('drain', () => {
    for (const listener of drainListeners) listener();
  });
  socket.once('close', () => {
    clearTimeout(silence);
    cancelExpiry();
    for (const listener of closeListeners) listener();
  });
  accept(connection, stream);
  return () => peer.close('The hub is closing.');
}

/** Where a client sends to, or receives from. */
function addressOf(link: Receiver | Sender): string {
  const terminus = link.is_receiver() ? link.target : link.source;
  return terminus?.address ?? '';
}

function accept(connection: Connection, stream: Duplex): void {
  // The declaration leaves out how rhea's own servers hand their sockets over.
  (connection as Connection & { accept(stream: Duplex): void }).accept(stream);
}
