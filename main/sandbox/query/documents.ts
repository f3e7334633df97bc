/** What a query runs over: twins or jobs of devices, found by index where the condition allows. */

import { refOf } from '../registry/record';
import type { Registry } from '../registry/registry';
import type { Sessions } from '../sessions';
import { twinAnswer } from '../twins/twins';
import { lookupsIn } from './lookups';
import type { PlacedDocument } from './run';
import type { Condition } from './syntax';

export interface DocumentRooms {
  readonly registry: Registry;
  readonly sessions: Sessions;
}

/** At least those the condition selects, beginning after `place`. */
export function* documentsOf(
  condition: Condition,
  place: string | null,
  { registry, sessions }: DocumentRooms,
): Iterable<PlacedDocument> {
  if (condition.from === 'jobs') return;
  const { lookups } = lookupsIn(condition);
  for (const { place: at, record } of registry.look(condition.from, lookups, place)) {
    yield { place: at, document: twinAnswer(record, sessions.isConnected(refOf(record))) };
  }
}
