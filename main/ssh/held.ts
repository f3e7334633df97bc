/** Passwords and keys that a person handed over for one connection, held for a few minutes. */
import { randomUUID } from 'node:crypto';

export interface Held<T> {
  /** Returns its id. */
  hold(value: T): string;
  /** Null when it expired or never was. */
  find(id: string): T | null;
  clear(): void;
}

const heldForMs = 15 * 60_000;

export function createHeld<T>(now: () => Date): Held<T> {
  const held = new Map<string, { readonly value: T; readonly until: number }>();
  const dropExpired = (): void => {
    for (const [id, { until }] of held) if (until <= now().getTime()) held.delete(id);
  };
  return {
    hold: (value) => {
      dropExpired();
      const id = randomUUID();
      held.set(id, { value, until: now().getTime() + heldForMs });
      return id;
    },
    find: (id) => {
      dropExpired();
      return held.get(id)?.value ?? null;
    },
    clear: () => held.clear(),
  };
}
