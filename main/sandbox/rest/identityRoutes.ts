/** Device and module identities over REST. */
import { HubError } from '../hubError';
import { readQuotedIfMatch } from '../identities/etag';
import { identityAnswer } from '../identities/identities';
import type { IdentityRef } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import type { Answer } from './answer';
import { jsonOf } from './request';
import type { HubRooms } from './rooms';
import { type RestCall, type Route, route } from './route';

const longestList = 1000;
const common = { throttle: 'registryOperations', errorForm: 'flat' } as const;

export const identityRoutes: readonly Route[] = [
  route({ ...common, method: 'GET', path: '/devices', needs: 'readIdentities', answer: answerList }),
  route({
    ...common,
    method: 'GET',
    path: '/devices/:deviceId',
    needs: 'readIdentities',
    answer: answerIdentity,
  }),
  route({ ...common, method: 'PUT', path: '/devices/:deviceId', needs: 'writeIdentities', answer: write }),
  route({
    ...common,
    method: 'DELETE',
    path: '/devices/:deviceId',
    needs: 'deleteIdentities',
    answer: remove,
  }),
  route({
    ...common,
    method: 'GET',
    path: '/devices/:deviceId/modules',
    needs: 'readIdentities',
    answer: ({ parameters: { deviceId }, rooms }) => ({
      status: 200,
      body: rooms.identities.modulesOf(deviceId).map(identityView(rooms)),
    }),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/devices/:deviceId/modules/:moduleId',
    needs: 'readIdentities',
    // The classic security agents read their module's keys so (Azure/Azure-IoT-Security-Agent-C authentication_manager.c).
    isOpenTo: 'device',
    answer: answerIdentity,
  }),
  route({
    ...common,
    method: 'PUT',
    path: '/devices/:deviceId/modules/:moduleId',
    needs: 'writeIdentities',
    answer: write,
  }),
  route({
    ...common,
    method: 'DELETE',
    path: '/devices/:deviceId/modules/:moduleId',
    needs: 'deleteIdentities',
    answer: remove,
  }),
];

interface IdentityCall extends Omit<RestCall, 'parameters'> {
  readonly parameters: IdentityRef;
}

function answerList({ request, rooms }: RestCall<never>): Answer {
  const top = Number(request.query.get('top') ?? longestList);
  if (!Number.isInteger(top)) throw new HubError('ArgumentInvalid', 'BadRequest: top is not a number.');
  // A number out of range counts as the largest one, says the model of azure-iothub.
  const limit = top < 1 || top > longestList ? longestList : top;
  return { status: 200, body: rooms.identities.list(limit).map(identityView(rooms)) };
}

function answerIdentity({ parameters, rooms }: IdentityCall): Answer {
  return { status: 200, body: identityView(rooms)(rooms.identities.find(parameters)) };
}

function write({ request, parameters, rooms }: IdentityCall): Answer {
  const condition = readQuotedIfMatch(request.headers['if-match']);
  const { record, isNew } = rooms.identities.write(parameters, jsonOf(request), condition);
  const status = isNew && parameters.moduleId !== undefined ? 201 : 200;
  return { status, body: identityView(rooms)(record) };
}

function remove({ request, parameters, rooms }: IdentityCall): Answer {
  rooms.identities.remove(parameters, readQuotedIfMatch(request.headers['if-match']));
  return { status: 204 };
}

const identityView = (rooms: HubRooms) => (record: IdentityRecord) =>
  identityAnswer(record, rooms.sessions.isConnected(refOf(record)), rooms.cloudToDevice.count(record));
