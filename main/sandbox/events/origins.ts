/** Who sends events: what the registry knows of a sender, at hand for each of its messages. */
import type { AuthenticationType, IdentityRef } from '../ports';
import type { Registry } from '../registry/registry';
import type { Origin } from './eventTable';

export interface Origins {
  of(ref: IdentityRef): Origin;
  /** Whoever writes an identity says so. */
  forget(ref: IdentityRef): void;
}

const mostKnown = 10_000;
const unknown: Origin = { generationId: '', authMethod: '' };

const keyOf = ({ deviceId, moduleId }: IdentityRef): string => `${deviceId}/${moduleId ?? ''}`;

export function createOrigins(registry: Pick<Registry, 'find'>): Origins {
  const known = new Map<string, Origin>();
  return {
    of: (ref) => {
      const key = keyOf(ref);
      const before = known.get(key);
      if (before) return before;
      const record = registry.find(ref);
      if (!record) return unknown;
      const { generationId, authentication } = record;
      const origin = { generationId, authMethod: authMethodOf(ref, authentication.type) };
      if (known.size >= mostKnown) known.clear();
      known.set(key, origin);
      return origin;
    },
    forget: (ref) => {
      known.delete(keyOf(ref));
    },
  };
}

/**
 * Form: MicrosoftDocs/azure-docs iot-hub-devguide-messages-construct.md (anti-spoofing properties). The key of a policy
 * that signs for a device shows as the device's own.
 */
function authMethodOf({ moduleId }: IdentityRef, type: AuthenticationType): string {
  return JSON.stringify({
    scope: moduleId === undefined ? 'device' : 'module',
    type: type === 'sas' ? 'sas' : 'x509',
    issuer: 'iothub',
    acceptingIpFilterRule: null,
  });
}
