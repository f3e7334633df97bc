/** The page a client asks for, in headers: how many items, and after which. */
import { HubError } from '../hubError';
import type { RestRequest } from './request';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md for the largest; the default is ours. */
const defaultPageSize = 100;
const largestPageSize = 1000;

export interface PageRequest {
  readonly size: number;
  readonly continuation: string | undefined;
}

export function readPageRequest({ headers }: RestRequest): PageRequest {
  return {
    size: sizeIn(oneHeader(headers['x-ms-max-item-count'])),
    continuation: oneHeader(headers['x-ms-continuation']),
  };
}

/** Some clients say -1 for the hub's own choice. */
function sizeIn(header: string | undefined): number {
  if (header === undefined || header === '' || header === '-1') return defaultPageSize;
  const size = Number(header);
  if (!Number.isInteger(size) || size < 1) {
    throw new HubError('ArgumentInvalid', 'BadRequest: x-ms-max-item-count is not a number of items.');
  }
  return Math.min(size, largestPageSize);
}

function oneHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
