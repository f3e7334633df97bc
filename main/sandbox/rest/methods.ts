/** Direct methods: handed to the connected device or module, answered within their time. */
import { z } from 'zod';
import { HubError } from '../hubError';
import type { IdentityRef, JsonValue } from '../ports';
import type { Answer } from './answer';
import { jsonOf, type RestRequest } from './request';
import type { HubRooms } from './rooms';

const seconds = z.number().int().min(0).max(300);

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-direct-methods.md; old clients say `timeoutInSeconds`. */
const methodBody = z.looseObject({
  methodName: z.string().min(1).max(100),
  payload: z.unknown().optional(),
  responseTimeoutInSeconds: seconds.nullish(),
  timeoutInSeconds: seconds.nullish(),
  connectTimeoutInSeconds: seconds.nullish(),
});
const defaultResponseSeconds = 30;

export async function invokeMethod(request: RestRequest, ref: IdentityRef, rooms: HubRooms): Promise<Answer> {
  rooms.identities.find(ref);
  const body = methodBody.safeParse(jsonOf(request));
  if (!body.success) throw new HubError('ArgumentInvalid', 'BadRequest: the body is not a direct method.');
  const { methodName, responseTimeoutInSeconds, timeoutInSeconds, connectTimeoutInSeconds } = body.data;
  // Part of a body that came out of JSON.parse.
  const payload = (body.data.payload ?? null) as JsonValue;
  const connectMs = (connectTimeoutInSeconds ?? 0) * 1000;
  const responseMs = (responseTimeoutInSeconds || timeoutInSeconds || defaultResponseSeconds) * 1000;
  const session = await rooms.sessions.waitFor(ref, connectMs);
  if (!session) throw notOnline(connectMs);
  const outcome = await session.invokeMethod(methodName, payload, responseMs);
  switch (outcome.kind) {
    case 'answered':
      return { status: 200, body: { status: outcome.status, payload: outcome.payload } };
    case 'notOnline':
      throw notOnline(connectMs);
    case 'timedOut':
      throw new HubError('GatewayTimeout', 'Timed out waiting for the response from device.');
  }
}

function notOnline(connectMs: number): HubError {
  return new HubError(
    'DeviceNotOnline',
    connectMs > 0
      ? 'Timed out waiting for device to connect.'
      : 'The operation failed because the requested device is not online.',
  );
}
