/** A direct method over REST. */
import { readMethodCall } from '../methods/methods';
import type { IdentityRef } from '../ports';
import type { Answer } from './answer';
import { jsonOf, type RestRequest } from './request';
import type { HubRooms } from './rooms';

export async function invokeMethod(
  request: RestRequest,
  ref: IdentityRef,
  { identities, methods }: HubRooms,
): Promise<Answer> {
  identities.find(ref);
  const response = await methods.invoke(ref, readMethodCall(jsonOf(request)));
  return { status: 200, body: { ...response } };
}
