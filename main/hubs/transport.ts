/** The one place where requests leave for a hub: REST over kept-alive TLS, with retry, limits, counting and logging. */
import { randomUUID } from 'node:crypto';
import type { Agent } from 'undici';
import type { HubFailure, RequestKind } from '../../preload/contract';
import type { EventLog } from '../log';
import { currentCall } from './callContext';
import type { HubClock } from './clock';
import {
  type CallFacts,
  causeOfNetworkError,
  failureOfAnswer,
  failureOfCause,
  HubCallError,
  unreadable,
} from './failure';
import { retryAfterMs, retryPauseMs } from './retry';
import { type HubRoute, openConnections, readCertificateIssuer } from './tlsRoute';

export interface HubRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

export interface HubAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the empty string when the answer holds none. */
  readonly body: unknown;
}

export interface FinishedCall {
  readonly kind: RequestKind;
  /** Null when the hub answered with what was asked. */
  readonly failure: HubFailure | null;
  readonly attempts: number;
}

export interface TransportPorts {
  readonly hostName: string;
  readonly route: HubRoute;
  /** The `Authorization` header of a request sent now. */
  readonly authorization: () => string;
  readonly clock: HubClock;
  readonly log: EventLog;
  readonly onFinished: (call: FinishedCall) => void;
  /** Whether a failed call that may be repeated is: one who looks for faults wants to see the first. */
  readonly triesAgain: boolean;
}

export interface HubTransport {
  /** Throws `HubCallError`. Kind and signal come from `callAs`. */
  send(request: HubRequest): Promise<HubAnswer>;
  close(): Promise<void>;
}

const userAgent = 'Siteward (azure-iothub)';

type Try =
  | { readonly kind: 'answered'; readonly answer: HubAnswer }
  | { readonly kind: 'failed'; readonly failure: HubFailure; readonly retryAfterMs: number | null };

export function openTransport(ports: TransportPorts): HubTransport {
  const connections = openConnections(ports.route);
  return {
    send: async (request) => {
      const { kind, signal } = currentCall();
      const startedAtMs = performance.now();
      const finish = (failure: HubFailure | null, status: number | null, attempts: number) => {
        const tookMs = Math.round(performance.now() - startedAtMs);
        ports.log.info('hub.call', { kind, status, tookMs, attempts, cause: failure?.cause ?? null });
        ports.onFinished({ kind, failure, attempts });
      };
      for (let attempts = 1; ; attempts += 1) {
        const tried = await tryOnce(ports, connections, request, attempts, signal);
        if (tried.kind === 'answered') {
          finish(null, tried.answer.status, attempts);
          return tried.answer;
        }
        const { failure } = tried;
        const pauseMs = ports.triesAgain
          ? retryPauseMs(
              { method: request.method, path: request.path, hasIfMatch: 'If-Match' in request.headers },
              { cause: failure.cause, status: failure.status, retryAfterMs: tried.retryAfterMs, attempts },
              Math.random,
            )
          : null;
        const outcome = pauseMs === null ? failure : await pause(ports, pauseMs, failure, signal);
        if (outcome) {
          finish(outcome, outcome.status, attempts);
          throw new HubCallError(outcome);
        }
      }
    },
    close: () => connections.destroy(),
  };
}

/** Null when the pause is over; a cancelled call fails as cancelled. */
async function pause(
  { clock }: TransportPorts,
  pauseMs: number,
  failure: HubFailure,
  signal: AbortSignal | undefined,
): Promise<HubFailure | null> {
  try {
    await clock.wait(pauseMs, signal);
    return null;
  } catch {
    return failureOfCause('cancelled', { hostName: failure.hostName, attempts: failure.attempts });
  }
}

async function tryOnce(
  ports: TransportPorts,
  connections: Agent,
  request: HubRequest,
  attempts: number,
  signal: AbortSignal | undefined,
): Promise<Try> {
  const facts: CallFacts = { hostName: ports.hostName, attempts };
  const limit = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await connections.request({
      origin: `https://${ports.hostName}`,
      path: request.path,
      method: request.method,
      headers: {
        ...request.headers,
        accept: 'application/json',
        authorization: ports.authorization(),
        'request-id': randomUUID(),
        'user-agent': userAgent,
      },
      body: request.body,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    return judge(response.statusCode, response.headers, await response.body.text(), facts, ports.clock.now());
  } catch (error) {
    return {
      kind: 'failed',
      failure: await brokenTry(error, ports, facts, limit, signal),
      retryAfterMs: null,
    };
  }
}

async function brokenTry(
  error: unknown,
  { route }: TransportPorts,
  facts: CallFacts,
  limit: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<HubFailure> {
  if (signal?.aborted) return failureOfCause('cancelled', facts);
  if (limit.aborted) return failureOfCause('timedOut', facts);
  const cause = causeOfNetworkError(error);
  const isAboutCertificate = cause === 'tlsUntrusted' || cause === 'tlsExpired' || cause === 'tlsWrongHost';
  return failureOfCause(cause, facts, isAboutCertificate ? await readCertificateIssuer(route) : null);
}

function judge(
  status: number,
  rawHeaders: Record<string, string | string[] | undefined>,
  text: string,
  facts: CallFacts,
  now: Date,
): Try {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(rawHeaders))
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;

  if (status >= 300) {
    const failure = failureOfAnswer(status, text, headers['iothub-errorcode'] ?? null, facts);
    return { kind: 'failed', failure, retryAfterMs: retryAfterMs(headers['retry-after'] ?? null, now) };
  }
  if (text === '' || !headers['content-type']?.includes('application/json'))
    return { kind: 'answered', answer: { status, headers, body: '' } };
  try {
    const body: unknown = JSON.parse(text);
    return { kind: 'answered', answer: { status, headers, body } };
  } catch {
    const failure = unreadable(status, 'The answer is not the JSON it says it is.', facts);
    return { kind: 'failed', failure, retryAfterMs: null };
  }
}
