/** A refusal of what a client said of a configuration. */
import { HubError, type HubErrorName } from '../hubError';

export function refused(codeName: HubErrorName, sentence: string): HubError {
  return new HubError(codeName, `BadRequest: ${sentence}.`);
}
