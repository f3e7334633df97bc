/** Direct methods under way on one connection: each waits for its answer or for its time to run out. */
import { randomBytes } from 'node:crypto';
import type { JsonValue, MethodOutcome } from './ports';

export interface MethodCalls {
  /** `send` gets the request id that the answer must carry. */
  start(timeoutMs: number, send: (requestId: string) => void): Promise<MethodOutcome>;
  answer(requestId: string, status: number, payload: JsonValue): void;
  /** The connection is gone: every waiting call ends with it. */
  end(): void;
}

export function createMethodCalls(): MethodCalls {
  const waiting = new Map<string, (outcome: MethodOutcome) => void>();
  return {
    start: (timeoutMs, send) =>
      new Promise((resolve) => {
        const requestId = randomBytes(4).toString('hex');
        const settle = (outcome: MethodOutcome): void => {
          clearTimeout(timer);
          waiting.delete(requestId);
          resolve(outcome);
        };
        const timer = setTimeout(() => settle({ kind: 'timedOut' }), timeoutMs);
        waiting.set(requestId, settle);
        send(requestId);
      }),
    answer: (requestId, status, payload) => waiting.get(requestId)?.({ kind: 'answered', status, payload }),
    end: () => {
      for (const settle of [...waiting.values()]) settle({ kind: 'disconnected' });
    },
  };
}
