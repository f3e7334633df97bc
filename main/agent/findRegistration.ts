/**
 * Asks the Device Provisioning Service, as a device, to which hub and as what it assigned the device when it last registered.
 * It registers nothing: a registration may move the device to another hub and put its twin back.
 * Sources: Azure/Azure-IoT-Security-Agent-CS DpsApi.cs, and
 * learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup.
 */
import { z } from 'zod';
import { ExpectedFailure } from '../failures';
import { failureOfAnswer, failureOfCause, HubCallError } from '../hubs';
import { callAsDevice, type DeviceCredential } from './deviceCall';
import type { HubRoute } from './ports';

export interface RegistrationName {
  readonly idScope: string;
  readonly registrationId: string;
}

export interface Assignment {
  readonly hostName: string;
  readonly deviceId: string;
}

const lookedUp = z.looseObject({
  status: z.string(),
  assignedHub: z.string().nullish(),
  deviceId: z.string().nullish(),
});

const unauthorized = 401;
const notFound = 404;

/** Fails with REGISTRATION_UNKNOWN, REGISTRATION_REFUSED, REGISTRATION_NOT_ASSIGNED or HUB_CALL_FAILED. */
export async function findRegistration(
  route: HubRoute,
  { idScope, registrationId }: RegistrationName,
  credential: DeviceCredential,
  signal: AbortSignal | undefined,
): Promise<Assignment> {
  const resource = `${idScope}/registrations/${registrationId}`;
  // The version that the agents name.
  const path = `/${encodeURIComponent(idScope)}/registrations/${encodeURIComponent(registrationId)}?api-version=2019-03-31`;
  const body = JSON.stringify({ registrationId });
  const scope = { resource, policyName: 'registration' };
  const { status, text } = await callAsDevice(
    route,
    { method: 'POST', path, body, scope },
    credential,
    signal,
  );
  if (status === notFound) throw new ExpectedFailure('REGISTRATION_UNKNOWN');
  if (status === unauthorized) throw new ExpectedFailure('REGISTRATION_REFUSED');
  const facts = { hostName: route.hostName, attempts: 1 };
  if (status >= 300) throw new HubCallError(failureOfAnswer(status, text, null, facts));
  const found = lookedUp.safeParse(jsonIn(text)).data;
  if (!found) throw new HubCallError(failureOfCause('unreadableAnswer', facts));
  if (found.status !== 'assigned' || !found.assignedHub || !found.deviceId) {
    throw new ExpectedFailure('REGISTRATION_NOT_ASSIGNED', { status: found.status });
  }
  return { hostName: found.assignedHub, deviceId: found.deviceId };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
