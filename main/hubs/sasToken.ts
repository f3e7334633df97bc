/** Shared access signatures for a hub's service endpoints, made from a policy's key. */
import { createHmac } from 'node:crypto';
import { reveal, type Secret } from '../secrets';

const lifetimeS = 60 * 60;
const renewalBeforeS = 15 * 60;

export interface SasSigner {
  readonly hostName: string;
  readonly policyName: string;
  readonly key: Secret;
}

/**
 * `SharedAccessSignature sr=…&sig=…&se=…&skn=…`, valid for the whole hub until `expiresAtS` (seconds since 1970, UTC).
 * Source: MicrosoftDocs/azure-docs authenticate-authorize-sas.md.
 */
export function sasToken({ hostName, policyName, key }: SasSigner, expiresAtS: number): string {
  return signed(hostName, Buffer.from(reveal(key), 'base64'), policyName, expiresAtS);
}

/**
 * The same for a resource of the built-in Event Hub, which signs with the text of the key.
 * Source: MicrosoftDocs/azure-docs event-hubs authenticate-shared-access-signature.md.
 */
export function eventHubToken(
  { policyName, key }: Omit<SasSigner, 'hostName'>,
  audience: string,
  expiresAtS: number,
): string {
  return signed(audience, Buffer.from(reveal(key), 'utf8'), policyName, expiresAtS);
}

function signed(resource: string, key: Buffer, policyName: string, expiresAtS: number): string {
  const escaped = encodeURIComponent(resource);
  const signature = createHmac('sha256', key).update(`${escaped}\n${expiresAtS}`).digest('base64');
  return `SharedAccessSignature sr=${escaped}&sig=${encodeURIComponent(signature)}&se=${expiresAtS}&skn=${encodeURIComponent(policyName)}`;
}

/** Gives the same token for 45 minutes of its hour, as Azure's service SDK does, then a new one. */
export function createSasTokens(signer: SasSigner, now: () => Date): () => string {
  let current: { readonly token: string; readonly expiresAtS: number } | null = null;
  return () => {
    const nowS = Math.floor(now().getTime() / 1000);
    const isUsable =
      current !== null &&
      nowS < current.expiresAtS - renewalBeforeS &&
      // After the clock was set back the token could outlive what the service accepts.
      current.expiresAtS - nowS <= lifetimeS;
    if (!isUsable || current === null) {
      const expiresAtS = nowS + lifetimeS;
      current = { token: sasToken(signer, expiresAtS), expiresAtS };
    }
    return current.token;
  };
}
