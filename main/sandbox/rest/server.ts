/** The service side over HTTPS: routed, authorised, read, answered; anything unknown says so. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Authority } from '../authority/authority';
import { afterTimeout, type HubClock } from '../clock';
import { answerTokenCall, type Entra } from '../entra';
import { type FaultSource, fateOfCall } from '../faults';
import { HubError } from '../hubError';
import type { Provisioning } from '../provisioning';
import type { Traffic } from '../throttles';
import { authorize, deviceCredentialOf } from './access';
import { type Answer, type ErrorForm, errorAnswer, jsonIn, send, sendHalf } from './answer';
import { checkApiVersion } from './apiVersion';
import { largestBodyBytes, readBody, readHead } from './request';
import type { HubRooms } from './rooms';
import type { Route } from './route';
import { routeOf } from './routes';
import { endSlowSenders } from './slowSenders';

export interface RestPorts {
  readonly rooms: HubRooms;
  readonly authority: Authority;
  readonly entra: Entra;
  readonly provisioning: Provisioning;
  readonly traffic: Traffic;
  readonly clock: HubClock;
  readonly faults: FaultSource;
}

/** Longer than an idle connection is kept, so that what comes at its end has time too. */
const requestWithinMs = 120_000;
const idleConnectionMs = 60_000;
/** A body that nobody waits for any more is let pass this long, so that its sender can read the answer. */
const unreadBodyMs = 5_000;
const largestHeaderBytes = 16 * 1024;

/** The server gets its connections from the TLS port; it never listens itself. */
export function createRestServer(ports: RestPorts): Server {
  const server = createServer(
    { keepAliveTimeout: idleConnectionMs, maxHeaderSize: largestHeaderBytes },
    (incoming, response) => {
      response.once('finish', () => passUnreadBody(incoming));
      if (ports.faults.isIdle()) void answerTo(incoming, ports).then((answer) => send(response, answer));
      else void answerWithFaults(incoming, response, ports);
    },
  );
  endSlowSenders(server, requestWithinMs, afterTimeout);
  return server;
}

function passUnreadBody(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  incoming.resume();
  const end = setTimeout(() => incoming.socket.destroy(), unreadBodyMs);
  incoming.once('close', () => clearTimeout(end));
}

async function answerWithFaults(
  incoming: IncomingMessage,
  response: ServerResponse,
  ports: RestPorts,
): Promise<void> {
  const fate = await fateOfCall(ports.faults, incoming.url ?? '');
  switch (fate.kind) {
    case 'answered':
      send(response, await answerTo(incoming, ports));
      break;
    case 'truncated':
      sendHalf(response, await answerTo(incoming, ports));
      break;
    case 'refused':
      send(response, errorAnswer(fate.error, 'flat', ports.clock));
      break;
    case 'dropped':
      incoming.socket.destroy();
      break;
    case 'unanswered':
      incoming.resume();
      break;
  }
}

async function answerTo(incoming: IncomingMessage, ports: RestPorts): Promise<Answer> {
  const { rooms, authority, entra, provisioning, traffic, clock } = ports;
  // What is refused before the call is known to be allowed has this form on every address.
  let form: ErrorForm = 'flat';
  try {
    const head = readHead(incoming);
    if (head.segments[0] === 'entra') {
      const request = { ...head, bytes: await readBody(incoming, largestBodyBytes) };
      const answer = await answerTokenCall(request, entra.applications, entra.issuer);
      if (answer) return answer;
    }
    if (head.segments[1] === 'registrations') {
      const answer = provisioning.answer(head, deviceCredentialOf(incoming));
      if (answer) return answer;
    }
    const routed = routeOf(head.method, head.segments);
    const { route, parameters } = routed;
    await authorize(incoming, head, routed, authority, entra);
    form = route.errorForm;
    checkApiVersion(head);
    traffic.check(route.throttle);
    const bytes = await readBody(incoming, route.largestBodyBytes ?? largestBodyBytes);
    await traffic.admit(route.throttle, bytes.length);
    const answer = await route.answer({ request: { ...head, bytes }, parameters, rooms });
    traffic.meter(route.throttle, () => meteredSizes(route, bytes.length, answer));
    return answer;
  } catch (error) {
    if (error instanceof HubError) return errorAnswer(error, form, clock);
    console.error(error);
    return errorAnswer(new HubError('ServerError', 'InternalServerError'), form, clock);
  }
}

/** Reads count by what they answer, writes by what they say, and a direct method is two messages (iot-hub-devguide-pricing.md). */
function meteredSizes({ throttle }: Route, requestBytes: number, answer: Answer): readonly number[] {
  const answerBytes = (): number => Buffer.byteLength(jsonIn(answer) ?? '');
  switch (throttle) {
    case 'directMethods':
      return [requestBytes, answerBytes()];
    case 'queries':
    case 'twinReads':
      return [answerBytes()];
    default:
      return [requestBytes];
  }
}
