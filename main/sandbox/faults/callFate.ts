/** Faults of calls over HTTPS: what becomes of a request. */
import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../hubError';
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
      case 'throttled':
        return refused('ThrottlingException', 'Too many requests', effect.retryAfterSeconds);
      case 'unavailable':
        return refused('ServiceUnavailable', 'Service unavailable', null);
      case 'truncatedBody':
        fate = { kind: 'truncated' };
        break;
      default:
        break;
    }
  }
  return fate;
}

function refused(
  codeName: 'ThrottlingException' | 'ServiceUnavailable',
  words: string,
  retryAfterS: number | null,
): CallFate {
  const error = new HubError(codeName, `${words}: a fault was set that says so.`, retryAfterS);
  return { kind: 'refused', error };
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
