/** A mistake in a query as the hub's answer to whoever sent it. */
import { HubError } from '../hubError';
import { QuerySyntaxError } from './querySyntaxError';

export function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    throw new HubError('ArgumentInvalid', `BadRequest: query syntax: ${error.message}.`);
  }
}
