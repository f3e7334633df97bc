/** Automatic configurations over REST, as azure-iothub's Registry calls them. */
import { testQueries } from '../configurations';
import { HubError } from '../hubError';
import { readIfMatch } from '../identities/etag';
import type { Answer } from './answer';
import { jsonOf } from './request';
import { type RestCall, type Route, route } from './route';

const common = { throttle: 'configurationOperations', errorForm: 'flat' } as const;

export const configurationRoutes: readonly Route[] = [
  route({ ...common, method: 'GET', path: '/configurations', needs: 'readConfigurations', answer: list }),
  route({
    ...common,
    method: 'GET',
    path: '/configurations/:configurationId',
    needs: 'readConfigurations',
    answer: ({ parameters, rooms }) => ({
      status: 200,
      body: rooms.configurations.read(parameters.configurationId),
    }),
  }),
  route({
    ...common,
    method: 'PUT',
    path: '/configurations/:configurationId',
    needs: 'writeConfigurations',
    answer: ({ request, parameters, rooms }) => {
      const condition = readIfMatch(request.headers['if-match']);
      const { answer, isNew } = rooms.configurations.write(
        parameters.configurationId,
        jsonOf(request),
        condition,
      );
      return { status: isNew ? 201 : 200, body: answer };
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    path: '/configurations/:configurationId',
    needs: 'deleteConfigurations',
    answer: ({ request, parameters, rooms }) => {
      rooms.configurations.remove(parameters.configurationId, readIfMatch(request.headers['if-match']));
      return { status: 204 };
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/configurations/testQueries',
    needs: 'testConfigurations',
    answer: ({ request }) => ({ status: 200, body: testQueries(jsonOf(request)) }),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/devices/:deviceId/applyConfigurationContent',
    needs: 'applyConfigurations',
    answer: ({ request, parameters, rooms }) => {
      rooms.configurations.applyToDevice(parameters.deviceId, jsonOf(request));
      return { status: 204 };
    },
  }),
];

function list({ request, rooms }: RestCall): Answer {
  const top = Number(request.query.get('top') ?? Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(top) || top < 1) {
    throw new HubError('ArgumentInvalid', 'BadRequest: top is not a number.');
  }
  return { status: 200, body: [...rooms.configurations.list(top)] };
}
