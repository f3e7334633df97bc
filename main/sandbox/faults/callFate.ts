/** Faults of calls over HTTPS: what becomes of a request. */
import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../hubError';
import type { FaultEffect } from './fault';
import type { FaultSource } from './faults';

export type CallFate =
  | { readonly kind: 'answered' }
  /** The answer ends in the middle of its body, and the connection with it. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'refused'; readonly error: HubError }
  /** The connection ends. */
  | { readonly kind: 'dropped' }
  /** The client hears nothing until it or its own time-out ends the connection. */
  | { readonly kind: 'unanswered' };

/** Resolves when the call has waited for what it has to wait. */
export async function fateOfCall(faults: FaultSource, url: string): Promise<CallFate> {
  let fate: CallFate = { kind: 'answered' };
  for (const effect of faults.happening({ at: 'request', deviceId: deviceOf(url) })) {
    switch (effect.kind) {
      case 'latency':
        await delay(effect.delayMs);
        break;
      case 'droppedConnection':
        return { kind: 'dropped' };
      case 'halfOpen':
        return { kind: 'unanswered' };
      case 'truncatedBody':
        fate = { kind: 'truncated' };
        break;
      default: {
        const error = refusalFor(effect);
        if (error) return { kind: 'refused', error };
      }
    }
  }
  return fate;
}

/** Null for effects that refuse nothing. */
export function refusalFor(effect: FaultEffect): HubError | null {
  const because = 'a fault was set that says so.';
  switch (effect.kind) {
    case 'throttled':
      return new HubError('ThrottlingException', `Too many requests: ${because}`, effect.retryAfterSeconds);
    case 'unavailable':
      return new HubError('ServiceUnavailable', `Service unavailable: ${because}`);
    default:
      return null;
  }
}

/** `/devices/{id}/…` and `/twins/{id}/…`; null for calls about no device. */
function deviceOf(url: string): string | null {
  const [, collection, segment] = url.split('?')[0]?.split('/') ?? [];
  if (!segment || (collection !== 'devices' && collection !== 'twins') || segment === 'query') return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
