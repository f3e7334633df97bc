/** A value whose watchers see its newest state and may miss the ones between. */

export interface Latest<T> {
  get(): T;
  set(value: T): void;
  /** The value now, then each newest one; ends when the signal aborts. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<T, void, void>;
}

export function createLatest<T>(first: T): Latest<T> {
  let value = first;
  const waiting = new Set<() => void>();

  function changed(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const wake of [...waiting]) wake();
    },
    watch: async function* (signal) {
      while (!signal?.aborted) {
        const shown = value;
        yield shown;
        if (value === shown && !signal?.aborted) await changed(signal);
      }
    },
  };
}
