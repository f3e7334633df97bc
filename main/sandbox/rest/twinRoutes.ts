/** Device and module twins over REST. */
import { HubError } from '../hubError';
import { readIfMatch } from '../identities/etag';
import type { IdentityRef, JsonValue } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import { twinText } from '../twins/twins';
import type { Answer } from './answer';
import { jsonOf, type RestRequest } from './request';
import { type RestCall, type Route, route } from './route';

const reading = { method: 'GET', needs: 'readTwins', throttle: 'twinReads', errorForm: 'embedded' } as const;
const writing = { needs: 'writeTwins', throttle: 'twinUpdates', errorForm: 'embedded' } as const;

export const twinRoutes: readonly Route[] = [
  route({ ...reading, path: '/twins/:deviceId', answer: read }),
  route({ ...reading, path: '/twins/:deviceId/modules/:moduleId', answer: read }),
  route({ ...writing, method: 'PATCH', path: '/twins/:deviceId', answer: patch }),
  route({ ...writing, method: 'PATCH', path: '/twins/:deviceId/modules/:moduleId', answer: patch }),
  route({ ...writing, method: 'PUT', path: '/twins/:deviceId', answer: replace }),
  route({ ...writing, method: 'PUT', path: '/twins/:deviceId/modules/:moduleId', answer: replace }),
];

interface TwinCall extends Omit<RestCall, 'parameters'> {
  readonly parameters: IdentityRef;
}

function read({ parameters, rooms }: TwinCall): Answer {
  return answerOf(rooms.twins.read(parameters), rooms);
}

function patch({ request, parameters, rooms }: TwinCall): Answer {
  const condition = readIfMatch(request.headers['if-match']);
  return answerOf(rooms.twins.patch(parameters, twinIn(request), condition), rooms);
}

function replace({ request, parameters, rooms }: TwinCall): Answer {
  const condition = readIfMatch(request.headers['if-match']);
  return answerOf(rooms.twins.replace(parameters, twinIn(request), condition), rooms);
}

function answerOf(record: IdentityRecord, { sessions, cloudToDevice }: TwinCall['rooms']): Answer {
  const isConnected = sessions.isConnected(refOf(record));
  return { status: 200, json: twinText(record, isConnected, cloudToDevice.count(record)) };
}

function twinIn(request: RestRequest): JsonValue {
  const body = jsonOf(request);
  if (body === undefined) throw new HubError('ArgumentNull', 'BadRequest: the body is missing.');
  return body;
}
