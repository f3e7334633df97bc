/**
 * Asks the hub, as a device, for the key of its module: what Microsoft's agents do first when they have the device's
 * credential only (Azure/Azure-IoT-Security-Agent-C authentication_manager.c).
 */
import { ExpectedFailure } from '../failures';
import { failureOfAnswer, HubCallError, identityKeysIn } from '../hubs';
import { type Secret, secretOf } from '../secrets';
import { callAsDevice, type DeviceCredential } from './deviceCall';
import type { HubRoute } from './ports';

export interface DeviceModule {
  readonly deviceId: string;
  readonly moduleId: string;
}

const notFound = 404;

/** Fails with MODULE_MISSING, MODULE_WITHOUT_KEY or HUB_CALL_FAILED, with 401 when the hub refuses the device. */
export async function moduleKeyAsDevice(
  route: HubRoute,
  ref: DeviceModule,
  credential: DeviceCredential,
  signal: AbortSignal | undefined,
): Promise<Secret> {
  const { hostName } = route;
  const scope = { resource: `${hostName}/devices/${ref.deviceId}`, policyName: null };
  const call = { method: 'GET', path: pathOf(ref), scope } as const;
  const { status, text } = await callAsDevice(route, call, credential, signal);
  if (status === notFound) throw new ExpectedFailure('MODULE_MISSING');
  if (status >= 300) throw new HubCallError(failureOfAnswer(status, text, null, { hostName, attempts: 1 }));
  const key = identityKeysIn(text)?.primaryKey;
  if (!key) throw new ExpectedFailure('MODULE_WITHOUT_KEY');
  return secretOf(key);
}

/** The version that the agents name. */
function pathOf({ deviceId, moduleId }: DeviceModule): string {
  return `/devices/${encodeURIComponent(deviceId)}/modules/${encodeURIComponent(moduleId)}?api-version=2018-06-30`;
}
