/** Waits for one of several events, within a time and until told to stop. */

export class TimedOut extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('No answer came in time.');
    this.name = 'TimedOut';
  }
}

/** Rejects with the signal's reason when it aborts, and with `TimedOut`. */
export function untilSettled<T>(
  signal: AbortSignal,
  limitMs: number,
  listen: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    const settleWith =
      <Value>(settle: (value: Value) => void) =>
      (value: Value): void => {
        end();
        settle(value);
      };
    const timer = setTimeout(() => settleWith(reject)(new TimedOut()), limitMs);
    const onAbort = (): void => settleWith(reject)(signal.reason);
    if (signal.aborted) onAbort();
    else {
      signal.addEventListener('abort', onAbort, { once: true });
      listen(settleWith(resolve), settleWith(reject));
    }
  });
}
