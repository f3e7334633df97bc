/** Who may read events: tokens as Event Hubs wants them. They are signed with the text of a policy's key, not with its bytes. */
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import type { Policy } from '../ports';
import { isSignedWith, readSasToken } from './sasToken';

export interface EventsAuthority {
  /** What the token is for, by segments below the host, and until when; fails with 401 for one that is good for nothing. */
  judge(text: string): { readonly path: readonly string[]; readonly expiresAtMs: number };
}

/** `sb://host/…`; older clients write `amqps://`. A resource of IoT Hub names no scheme. */
const schemes = ['sb:', 'amqps:', 'amqp:', 'https:', 'http:'];

/** Whether the text is a token for Event Hubs, good or not. */
export function isEventsToken(text: string): boolean {
  const [scheme = ''] = readSasToken(text)?.resource ?? [];
  return schemes.includes(scheme.toLowerCase());
}

export function createEventsAuthority(
  hostNames: readonly string[],
  policies: readonly Policy[],
  clock: HubClock,
): EventsAuthority {
  return {
    judge: (text) => {
      const token = readSasToken(text);
      if (!token) throw unauthorized('the token is malformed');
      const [, , host = '', ...path] = token.resource;
      const policy = policies.find(({ name }) => name === token.policyName);
      const keys = policy ? [policy.primaryKey, policy.secondaryKey] : [];
      if (!keys.some((key) => isSignedWith(token, Buffer.from(key, 'utf8')))) {
        throw unauthorized('the signature is not right');
      }
      if (!hostNames.includes(host.toLowerCase().replace(/:\d+$/, ''))) {
        throw unauthorized('the token is for another host');
      }
      if (!policy?.rights.includes('ServiceConnect')) {
        throw unauthorized(`the policy ${policy?.name} does not have the permission ServiceConnect`);
      }
      if (token.expiresAtMs <= clock.now().getTime()) throw unauthorized('the token has expired');
      return { path, expiresAtMs: token.expiresAtMs };
    },
  };
}

function unauthorized(why: string): HubError {
  return new HubError('IotHubUnauthorized', `Unauthorized: ${why}.`);
}
