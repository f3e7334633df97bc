/** One AMQP connection, over TLS or inside a WebSocket: opened, watched for its end, ended at once when asked. */
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Connection, EventContext } from 'rhea';
import type { MessagesProxy } from '../../preload/contract';
import { untilSettled } from './untilSettled';

export interface AmqpPlace {
  readonly address: string;
  readonly port: number;
  /** The name in the certificate; empty for a bare IP address. */
  readonly serverName: string;
  /** Who is meant, when something stands in. */
  readonly hostName: string;
  readonly ca: readonly string[];
  /** Null for AMQP without WebSocket. */
  readonly webSocket: { readonly path: string; readonly proxy: MessagesProxy | null } | null;
}

/** What rhea signs in with: SASL PLAIN with a password, ANONYMOUS without. */
export interface AmqpUser {
  readonly username: string;
  readonly password?: string;
}

export interface AmqpConnection {
  readonly connection: Connection;
  /** Resolves with the reason when the connection has ended; never rejects. */
  readonly lost: Promise<Error>;
  close(): void;
}

/** What the other side said when it refused or ended something. */
export class AmqpRefusal extends Error {
  readonly condition: string;

  constructor(condition: string, description: string) {
    super(description === '' ? condition : description);
    this.name = 'AmqpRefusal';
    this.condition = condition;
  }
}

const openLimitMs = 20_000;
/** Either side says something within this time, so that a dead network is noticed. */
const idleMs = 60_000;
const subprotocol = 'AMQPWSB10';
/** rhea throws an error event that nobody listens to; the ends that matter are heard by whoever opened the link. */
const heardOf = [
  'disconnected',
  'connection_close',
  'connection_error',
  'session_close',
  'session_error',
  'sender_close',
  'sender_error',
  'receiver_close',
  'receiver_error',
  'error',
];

export async function openAmqp(
  place: AmqpPlace,
  user: AmqpUser,
  signal: AbortSignal,
): Promise<AmqpConnection> {
  const [{ default: rhea }, socket] = await Promise.all([import('rhea'), openSocket(place, signal)]);
  const container = rhea.create_container();
  for (const event of heardOf) container.on(event, () => {});
  const details = {
    host: place.hostName,
    port: place.port,
    connect: (_port: number, _host: string, _options: unknown, onConnected: () => void): Duplex => {
      queueMicrotask(onConnected);
      return socket;
    },
  };
  try {
    signal.throwIfAborted();
    const connection = container.connect({
      ...user,
      transport: 'tls',
      hostname: place.hostName,
      sasl_init_hostname: place.hostName,
      idle_time_out: idleMs,
      reconnect: false,
      // The declaration leaves out that the socket may be brought along (rhea lib/connection.js, `_connect`).
      connection_details: () => details as never,
    });
    const close = (): void => {
      connection.close();
      socket.destroy();
    };
    const lost = new Promise<Error>((resolve) => {
      for (const event of ['connection_error', 'connection_close', 'disconnected']) {
        connection.on(event, ({ error }: EventContext) => resolve(errorOf(error)));
      }
      socket.once('error', resolve);
      socket.once('close', () => resolve(new AmqpRefusal('closed', '')));
    });
    // rhea hears nothing of a socket that is destroyed, and its timers would keep the program for two minutes more.
    socket.once('close', () => socket.emit('end'));
    await untilSettled<void>(signal, openLimitMs, (resolve, reject) => {
      connection.once('connection_open', () => resolve());
      void lost.then(reject);
    });
    return { connection, lost, close };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** The AMQP error that rhea keeps where it declares one of JavaScript, as one of JavaScript. */
export function errorOf(error: unknown): Error {
  if (error instanceof AmqpRefusal) return error;
  if (typeof error === 'object' && error !== null && 'condition' in error) {
    const description = error instanceof Error ? error.message : Reflect.get(error, 'description');
    return new AmqpRefusal(String(error.condition), typeof description === 'string' ? description : '');
  }
  return error instanceof Error ? error : new AmqpRefusal('closed', '');
}

function openSocket(place: AmqpPlace, signal: AbortSignal): Promise<Duplex> {
  return place.webSocket === null ? openTls(place, signal) : openWebSocket(place, place.webSocket, signal);
}

async function openTls({ address, port, serverName, ca }: AmqpPlace, signal: AbortSignal): Promise<Duplex> {
  const socket = connect({ host: address, port, servername: serverName, ca: [...ca] });
  try {
    await untilSettled<void>(signal, openLimitMs, (resolve, reject) => {
      socket.once('secureConnect', () => resolve());
      socket.once('error', reject);
      socket.once('close', () => reject(new AmqpRefusal('closed', '')));
    });
    return socket;
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    throw error;
  }
}

async function openWebSocket(
  { address, port, serverName, hostName, ca }: AmqpPlace,
  { path, proxy }: NonNullable<AmqpPlace['webSocket']>,
  signal: AbortSignal,
): Promise<Duplex> {
  const { WebSocket, createWebSocketStream } = await import('ws');
  signal.throwIfAborted();
  const agent = proxy && new HttpsProxyAgent(`http://${bracketed(proxy.hostName)}:${proxy.port}`);
  const options = {
    ca: [...ca],
    // Left out of the declaration; it goes on to TLS.
    servername: serverName,
    headers: { Host: hostName },
    handshakeTimeout: openLimitMs,
    ...(agent === null ? {} : { agent }),
  };
  const socket = new WebSocket(`wss://${bracketed(address)}:${port}${path}`, subprotocol, options);
  try {
    await untilSettled<void>(signal, openLimitMs, (resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return createWebSocketStream(socket, { allowHalfOpen: false });
  } catch (error) {
    socket.on('error', () => {});
    socket.terminate();
    throw error;
  }
}

function bracketed(hostName: string): string {
  return hostName.includes(':') && !hostName.startsWith('[') ? `[${hostName}]` : hostName;
}
