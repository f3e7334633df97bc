/** Streams to the window: failures inside them are translated like those of calls. */
import type { EventLog } from '../log';
import { toContractError } from './failureMapping';

export async function* translated<T>(source: AsyncIterable<T>, log: EventLog): AsyncGenerator<T, void, void> {
  try {
    yield* source;
  } catch (error) {
    throw toContractError(error, log);
  }
}
