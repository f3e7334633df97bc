/** If-Match as IoT Hub reads it. */
import { randomBytes } from 'node:crypto';
import { HubError } from '../hubError';

export type EtagCondition = { readonly kind: 'any' } | { readonly kind: 'exactly'; readonly etag: string };

/**
 * `*` and `"*"` match anything; a tag may be weak (`W/"…"`), quoted or bare. Null without the header.
 * A bare tag is base64 and may itself begin with `W/`: only quotes make that a mark of weakness.
 */
export function readIfMatch(header: string | undefined): EtagCondition | null {
  if (header === undefined || header === '') return null;
  const etag = header.replace(/^(?:W\/)?"(.*)"$/, '$1');
  return etag === '*' ? { kind: 'any' } : { kind: 'exactly', etag };
}

/** Identities take no bare tag but `*` (seen in Azure/azure-iot-sdk-java#292); twins do. */
export function readQuotedIfMatch(header: string | undefined): EtagCondition | null {
  if (header && header !== '*' && !/^(?:W\/)?".*"$/.test(header)) {
    throw new HubError('PreconditionFailed', 'Precondition failed: Invalid ETag.');
  }
  return readIfMatch(header);
}

/** Fails with 412 when the condition names another ETag. */
export function checkEtag(condition: EtagCondition | null, etag: string): void {
  if (condition?.kind !== 'exactly' || condition.etag === etag) return;
  throw new HubError(
    'PreconditionFailed',
    'Precondition failed: the ETag of the resource is not the one the request was based on.',
  );
}

/** Of an identity or a configuration; a twin's is made of its count of writes. */
export function freshEtag(): string {
  return randomBytes(6).toString('base64');
}
