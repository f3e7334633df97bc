/** The service side over HTTPS: authorised, routed, answered; anything unknown says so. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Authority } from '../authority/authority';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import { type Answer, type ErrorForm, errorAnswer, send } from './answer';
import { type RestRequest, readRequest } from './request';
import type { HubRooms } from './rooms';
import { routeOf } from './routes';

/** The server gets its connections from the TLS port; it never listens itself. */
export function createRestServer(rooms: HubRooms, authority: Authority, clock: HubClock): Server {
  return createServer((incoming, response) => {
    void answerTo(incoming, rooms, authority, clock).then((answer) => send(response, answer));
  });
}

async function answerTo(
  incoming: IncomingMessage,
  rooms: HubRooms,
  authority: Authority,
  clock: HubClock,
): Promise<Answer> {
  let form: ErrorForm = 'flat';
  try {
    const request = await readRequest(incoming);
    const route = routeOf(request, rooms);
    form = route?.errorForm ?? 'flat';
    authority.authorizeService(request.headers.authorization, route?.rights ?? anyServiceRight);
    if (!route) throw notServed(request);
    if (!request.query.get('api-version')) {
      throw new HubError('InvalidProtocolVersion', 'BadRequest: the address has no api-version.');
    }
    return await route.answer();
  } catch (error) {
    const failure = error instanceof HubError ? error : new HubError('ServerError', String(error));
    return errorAnswer(failure, form, clock);
  }
}

const anyServiceRight = ['RegistryRead', 'RegistryWrite', 'ServiceConnect'] as const;

function notServed({ method, segments }: RestRequest): HubError {
  return new HubError(
    'NotImplemented',
    `The embedded hub does not serve ${method} /${segments[0] ?? ''} in this form yet; a real IoT hub may.`,
  );
}
