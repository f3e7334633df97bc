/** Waits for what is about to become true, long enough for a busy machine. */
import { vi } from 'vitest';

const withinMs = 20_000;

/** Resolves with what `check` returns as soon as it does not throw. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: withinMs, interval: 20 });
}
