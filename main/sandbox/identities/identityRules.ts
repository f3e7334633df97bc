/** What IoT Hub asks of identifiers, keys and authentication. Pure. */
import { HubError } from '../hubError';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md; `:` and `;` as the REST models list them. */
const identifierPattern = /^[A-Za-z0-9\-.+%_#*?!(),:=@$';]{1,128}$/;

export function checkIdentifier(id: string): void {
  if (!identifierPattern.test(id)) {
    throw new HubError('ArgumentInvalid', `BadRequest: ${JSON.stringify(id)} is not a legal identifier.`);
  }
}

/** Keys are base64 of 16 to 64 bytes; an empty or missing one asks the hub to make one. */
export function keyOrFresh(key: string | null | undefined, freshKey: () => string): string {
  if (key === undefined || key === null || key === '') return freshKey();
  const bytes = Buffer.from(key, 'base64');
  if (bytes.toString('base64') !== key || bytes.length < 16 || bytes.length > 64) {
    throw new HubError('ArgumentInvalid', 'BadRequest: a symmetric key must be base64 of 16 to 64 bytes.');
  }
  return key;
}

const thumbprintPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** A SHA-1 or SHA-256 thumbprint in hexadecimal; null when there is none. */
export function checkedThumbprint(thumbprint: string | null | undefined): string | null {
  if (thumbprint === undefined || thumbprint === null || thumbprint === '') return null;
  if (!thumbprintPattern.test(thumbprint)) {
    throw new HubError('ArgumentInvalid', 'BadRequest: a thumbprint must be 40 or 64 hexadecimal digits.');
  }
  return thumbprint.toUpperCase();
}
