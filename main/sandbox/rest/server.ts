/** The service side over HTTPS: routed, authorised, read, answered; anything unknown says so. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Authority } from '../authority/authority';
import type { HubClock } from '../clock';
import { answerTokenCall, type Entra } from '../entra';
import { HubError } from '../hubError';
import { authorize } from './access';
import { type Answer, type ErrorForm, errorAnswer, send } from './answer';
import { largestBodyBytes, readBody, readHead } from './request';
import type { HubRooms } from './rooms';
import { routeOf } from './routes';

export interface RestPorts {
  readonly rooms: HubRooms;
  readonly authority: Authority;
  readonly entra: Entra;
  readonly clock: HubClock;
}

/** The server gets its connections from the TLS port; it never listens itself. */
export function createRestServer(ports: RestPorts): Server {
  return createServer((incoming, response) => {
    void answerTo(incoming, ports).then((answer) => send(response, answer));
  });
}

async function answerTo(incoming: IncomingMessage, ports: RestPorts): Promise<Answer> {
  const { rooms, authority, entra, clock } = ports;
  // What is refused before the call is known to be allowed has this form on every address.
  let form: ErrorForm = 'flat';
  try {
    const head = readHead(incoming);
    if (head.segments[0] === 'entra') {
      const request = { ...head, bytes: await readBody(incoming, largestBodyBytes) };
      const answer = await answerTokenCall(request, entra.applications, entra.issuer);
      if (answer) return answer;
    }
    const routed = routeOf(head.method, head.segments);
    const { route, parameters } = routed;
    await authorize(incoming, head, routed, authority, entra);
    form = route.errorForm;
    if (!head.query.get('api-version')) {
      throw new HubError('InvalidProtocolVersion', 'BadRequest: the address has no api-version.');
    }
    const request = { ...head, bytes: await readBody(incoming, route.largestBodyBytes ?? largestBodyBytes) };
    return await route.answer({ request, parameters, rooms });
  } catch (error) {
    const failure = error instanceof HubError ? error : new HubError('ServerError', String(error));
    return errorAnswer(failure, form, clock);
  }
}
