/** How a module authenticates, as IoT Hub's REST writes it. */
import { reveal, type Secret } from '../secrets';

export type ModuleAuthentication =
  /** Without keys, the hub makes them. */
  | {
      readonly type: 'sas';
      readonly keys: { readonly primaryKey: Secret; readonly secondaryKey: Secret } | null;
    }
  | {
      readonly type: 'selfSigned';
      /** SHA-1 or SHA-256, hexadecimal. */
      readonly primaryThumbprint: string;
      readonly secondaryThumbprint: string | null;
    }
  | { readonly type: 'certificateAuthority' };

/** Empty keys ask the hub to make some (azure-iothub dist/registry.js sends the same). */
export function authenticationBody(authentication: ModuleAuthentication) {
  switch (authentication.type) {
    case 'sas': {
      const { keys } = authentication;
      return {
        type: 'sas' as const,
        symmetricKey: {
          primaryKey: keys ? reveal(keys.primaryKey) : '',
          secondaryKey: keys ? reveal(keys.secondaryKey) : '',
        },
      };
    }
    case 'selfSigned': {
      const { primaryThumbprint, secondaryThumbprint } = authentication;
      return {
        type: 'selfSigned' as const,
        x509Thumbprint: { primaryThumbprint, secondaryThumbprint: secondaryThumbprint ?? '' },
      };
    }
    case 'certificateAuthority':
      return { type: 'certificateAuthority' as const };
  }
}
