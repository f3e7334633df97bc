/**
 * A stand-in for the Device Provisioning Service: every device of the registry has an individual enrollment named after it,
 * proven by the device's own key or certificate, and is assigned to this hub. It answers what became of a registration,
 * which is all that the classic security agents ask (Azure/Azure-IoT-Security-Agent-CS DpsApi.cs); it registers nothing.
 * Source: learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup.
 */
import { randomUUID } from 'node:crypto';
import type { DeviceCredential } from '../authority/authority';
import type { CertificateAuthorities } from '../authority/certificateAuthorities';
import { isShown } from '../authority/certificateCheck';
import { isSignedWith, readSasToken, type SasToken } from '../authority/sasToken';
import type { HubClock } from '../clock';
import type { IdentityRecord } from '../registry/record';
import type { Registry } from '../registry/registry';
import type { Answer } from '../rest/answer';
import type { RequestHead } from '../rest/request';

/** Its devices are enrolled under this one alone. */
export const sandboxIdScope = '0ne00SANDBOX';

export interface Provisioning {
  /** Null for an address it does not serve. */
  answer(head: RequestHead, credential: DeviceCredential): Answer | null;
}

interface ProvisioningPorts {
  readonly hostName: string;
  readonly registry: Pick<Registry, 'find'>;
  readonly authorities: Pick<CertificateAuthorities, 'list'>;
  readonly clock: HubClock;
}

/** Those that name this call in the same way. */
const versions: readonly string[] = ['2019-03-31', '2021-06-01', '2021-10-01'];

export function createProvisioning({
  hostName,
  registry,
  authorities,
  clock,
}: ProvisioningPorts): Provisioning {
  function isProven(
    device: IdentityRecord,
    idScope: string,
    { token: text, certificates }: DeviceCredential,
  ) {
    const { deviceId, authentication } = device;
    if (text === null)
      return isShown({ deviceId }, authentication, certificates, authorities.list(), clock.now());
    const token = readSasToken(text);
    if (token === null || token.expiresAtMs <= clock.now().getTime()) return false;
    const { primaryKey, secondaryKey } = authentication.symmetricKey;
    return (
      authentication.type === 'sas' &&
      isForRegistration(token, idScope, deviceId) &&
      [primaryKey, secondaryKey].some((key) => key !== null && isSignedWith(token, key))
    );
  }

  function refusal(status: number, message: string): Answer {
    return {
      status,
      body: {
        errorCode: status * 1000,
        trackingId: randomUUID(),
        message,
        timestampUtc: clock.now().toISOString(),
      },
    };
  }

  return {
    answer: ({ method, segments, query }, credential) => {
      const [idScope = '', collection, registrationId = '', ...further] = segments;
      if (method !== 'POST' || collection !== 'registrations' || further.length > 0) return null;
      if (!versions.includes(query.get('api-version') ?? '')) return refusal(400, 'Unknown api-version.');
      const device = idScope === sandboxIdScope ? registry.find({ deviceId: registrationId }) : null;
      if (device === null) return refusal(404, 'Device registration not found.');
      if (!isProven(device, idScope, credential)) return refusal(401, 'Unauthorized.');
      return {
        status: 200,
        body: {
          registrationId,
          assignedHub: hostName,
          deviceId: device.deviceId,
          status: 'assigned',
          substatus: 'initialAssignment',
        },
      };
    },
  };
}

/** MicrosoftDocs/azure-docs iot-dps how-to-control-access.md: the policy is always this one, the resource in lower case. */
function isForRegistration({ policyName, resource }: SasToken, idScope: string, deviceId: string): boolean {
  const wanted = [idScope, 'registrations', deviceId].join('/').toLowerCase();
  return policyName === 'registration' && resource.join('/').toLowerCase() === wanted;
}
