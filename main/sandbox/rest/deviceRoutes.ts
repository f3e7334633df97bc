/** What devices and modules themselves call: telemetry up, cloud-to-device messages down. No twins and no methods over HTTPS. */

import type { Settlement } from '../cloudToDevice';
import type { IdentityRef } from '../ports';
import type { Answer } from './answer';
import { batchContentType, messagesIn } from './messageBatch';
import { headersOf, pairsOf, propertiesIn } from './messageHeaders';
import { jsonOf } from './request';
import { type RestCall, type Route, route } from './route';

const sends = { needs: null, throttle: 'deviceToCloudSends', errorForm: 'flat' } as const;
const receives = {
  needs: null,
  isOpenTo: 'device',
  throttle: 'cloudToDeviceReceives',
  errorForm: 'flat',
} as const;
const devicebound = '/devices/:deviceId/messages/devicebound';

export const deviceRoutes: readonly Route[] = [
  route({
    ...sends,
    method: 'POST',
    path: '/devices/:deviceId/messages/events',
    isOpenTo: 'device',
    answer: accept,
  }),
  route({
    ...sends,
    method: 'POST',
    path: '/devices/:deviceId/modules/:moduleId/messages/events',
    isOpenTo: 'module',
    answer: accept,
  }),
  route({ ...receives, method: 'GET', path: devicebound, answer: deliver }),
  route({
    ...receives,
    method: 'DELETE',
    path: `${devicebound}/:lockToken`,
    answer: (call) => settle(call, call.request.query.has('reject') ? 'reject' : 'complete'),
  }),
  route({
    ...receives,
    method: 'POST',
    path: `${devicebound}/:lockToken/abandon`,
    answer: (call) => settle(call, 'abandon'),
  }),
  route({
    method: 'DELETE',
    path: '/devices/:deviceId/commands',
    needs: 'purgeMessages',
    throttle: 'cloudToDeviceSends',
    errorForm: 'flat',
    answer: purge,
  }),
];

/** One message, or several in a body of a type of its own. */
function accept({
  request,
  parameters: from,
  rooms,
}: Omit<RestCall, 'parameters'> & { parameters: IdentityRef }): Answer {
  const [contentType = ''] = (request.headers['content-type'] ?? '').split(';');
  const messages =
    contentType.trim().toLowerCase() === batchContentType
      ? messagesIn(jsonOf(request))
      : [{ ...propertiesIn(pairsOf(request.rawHeaders)), body: request.bytes }];
  for (const message of messages) rooms.deviceSide.acceptMessage({ from, ...message });
  return { status: 204 };
}

function deliver({ parameters: { deviceId }, rooms }: RestCall<'deviceId'>): Answer {
  const delivery = rooms.cloudToDevice.receive(deviceId);
  if (!delivery) return { status: 204 };
  return { status: 200, bytes: delivery.message.body, headers: headersOf(delivery) };
}

function settle(
  { parameters: { deviceId, lockToken }, rooms }: RestCall<'deviceId' | 'lockToken'>,
  how: Settlement,
): Answer {
  rooms.cloudToDevice.settle(deviceId, lockToken, how);
  rooms.deviceSide.noteReceived({ deviceId });
  return { status: 204 };
}

function purge({ parameters: { deviceId }, rooms }: RestCall<'deviceId'>): Answer {
  const totalMessagesPurged = rooms.cloudToDevice.purge(deviceId);
  return { status: 200, body: { deviceId, moduleId: null, totalMessagesPurged } };
}
