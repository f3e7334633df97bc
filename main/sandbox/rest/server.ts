/** The service side over HTTPS: routed, authorised, read, answered; anything unknown says so. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Authority } from '../authority/authority';
import { peerCertificatesOf } from '../authority/peerCertificates';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import { type Answer, type ErrorForm, errorAnswer, send } from './answer';
import { largestBodyBytes, readBody, readHead } from './request';
import type { HubRooms } from './rooms';
import type { Route } from './route';
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
    const head = readHead(incoming);
    const { route, parameters } = routeOf(head.method, head.segments);
    form = route.errorForm;
    authorize(incoming, route, parameters, authority);
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

function authorize(
  { headers, socket }: IncomingMessage,
  { needs, isOpenToDevice }: Route,
  { deviceId }: Readonly<Record<string, string>>,
  authority: Authority,
): void {
  const { authorization } = headers;
  if (isOpenToDevice && deviceId !== undefined) {
    // The server gets its connections from the TLS port only.
    const certificates = peerCertificatesOf(socket as TLSSocket);
    const verdict = authority.authenticateDevice(
      { deviceId },
      { token: authorization ?? null, certificates },
    );
    if (verdict.ok) return;
    if (needs === null) throw refusalOf(verdict.reason);
  }
  if (needs === null) {
    throw new HubError('IotHubUnauthorized', 'Unauthorized: only the device may call this.');
  }
  authority.authorizeService(authorization, needs);
}

function refusalOf(reason: 'malformed' | 'unauthorized' | 'disabled'): HubError {
  return reason === 'disabled'
    ? new HubError('DeviceDisabled', 'The device is disabled.')
    : new HubError('IotHubUnauthorized', 'Unauthorized: the credential is not that of the device.');
}
