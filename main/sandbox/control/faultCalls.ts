/** `/faults`: what goes wrong at the hub. */
import type { Faults } from '../faults';
import { HubError } from '../hubError';
import { type ControlCollection, notAllowed, notThere } from './calls';

export function faultCalls(faults: Faults): ControlCollection {
  return async ({ method, id, body }) => {
    switch (method) {
      case 'GET':
        return id === null ? { status: 200, body: faults.list() } : notThere;
      case 'POST':
        return id === null ? { status: 201, body: faults.add(jsonIn(await body())) } : notThere;
      case 'DELETE':
        if (id === null) faults.clear();
        else if (!faults.remove(id)) return notThere;
        return { status: 204 };
      default:
        return notAllowed;
    }
  };
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new HubError('DeserializationError', 'the body is not JSON');
  }
}
