/** Asks the network once more what the SDK did not pass on: why there is no connection. */
import { request } from 'node:https';
import { connect } from 'node:tls';
import { isOverWebSocket } from '../../preload/contract';
import { httpsAgent } from './httpsAgent';
import type { ModuleConnection } from './ports';

const amqpPort = 5671;
const timeoutMs = 10_000;

/** Over AMQP the SDK says no more than this (azure-iot-amqp-base amqp.js, `disconnected`). */
const amqpWords = 'rhea: connection disconnected';

/** MQTT over WebSocket in the same case: mqtt.js hears of a close only. */
const untold = /^rhea: connection disconnected$|Unable to establish a connection/;

/** True for what the AMQP transports say when the socket broke, in which everything else is lost. */
export function isBrokenAmqp(error: unknown): boolean {
  return error instanceof Error && error.message === amqpWords;
}

/** The error to report: the one of TLS or of the proxy when it comes again, otherwise the one given. */
export async function whyNotConnected(
  connection: ModuleConnection,
  error: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (!(error instanceof Error) || !untold.test(error.message)) return error;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const found = isOverWebSocket(connection.transport)
    ? await failureOverHttps(connection, limit)
    : await failureOverTls(connection, limit);
  return found ?? error;
}

function failureOverTls(
  { hostName, gatewayHostName, port, caPem }: ModuleConnection,
  signal: AbortSignal,
): Promise<Error | null> {
  const host = gatewayHostName ?? hostName;
  return new Promise((resolve) => {
    const ca = caPem === null ? {} : { ca: caPem };
    const socket = connect({ host, port: port ?? amqpPort, servername: host, ...ca });
    const finish = (failure: Error | null): void => {
      socket.destroy();
      resolve(failure);
    };
    socket.once('secureConnect', () => finish(null));
    socket.on('error', finish);
    signal.addEventListener('abort', () => finish(null), { once: true });
  });
}

function failureOverHttps(connection: ModuleConnection, signal: AbortSignal): Promise<Error | null> {
  const host = connection.gatewayHostName ?? connection.hostName;
  return new Promise((resolve) => {
    const call = request({ host, path: '/', agent: httpsAgent(connection), signal });
    // The hub may answer what it likes; only a proxy asks for this.
    call.once('response', ({ statusCode, statusMessage }) => {
      call.destroy();
      resolve(statusCode === 407 ? new Error(`407 ${statusMessage ?? ''}`.trim()) : null);
    });
    call.on('error', (failure) => resolve(signal.aborted ? null : failure));
    call.end();
  });
}
