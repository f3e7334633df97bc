/** What a device or module publishes, done: telemetry kept, twin requests answered, answers to methods passed on. */
import type { HubClock } from '../clock';
import type { MethodCalls } from '../methodCalls';
import { valueIn } from '../payload';
import type { DeviceSide, IdentityRef } from '../ports';
import { messageOf } from './telemetry';
import type { Publication } from './topics';
import { answerTwinRequest, type TwinAnswer } from './twinAnswer';

export interface PublicationPorts {
  readonly side: DeviceSide;
  readonly clock: HubClock;
  readonly methods: MethodCalls;
}

/** Returns what is to be answered; fails for properties that are not percent-encoded and for bodies that are not JSON. */
export function perform(
  publication: Publication,
  { payload, isRetained }: { readonly payload: Buffer; readonly isRetained: boolean },
  own: IdentityRef,
  { side, clock, methods }: PublicationPorts,
): TwinAnswer | null {
  switch (publication.kind) {
    case 'telemetry': {
      // The service keeps nothing for later subscribers; it marks what was meant to be kept.
      const extra: Readonly<Record<string, string>> = isRetained ? { 'mqtt-retain': 'true' } : {};
      side.acceptMessage(messageOf(own, publication.propertyBag, payload, extra));
      return null;
    }
    case 'twinGet':
    case 'reportedPatch':
      return answerTwinRequest(publication, payload, own, side, clock);
    case 'methodResponse':
      methods.answer(publication.requestId, publication.status, valueIn(payload));
      return null;
  }
}
