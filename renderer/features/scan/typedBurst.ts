/** Tells a scanner that types from a person who does: it writes a whole label in a moment and ends it with Enter. */

/** Scanners send a key every 1 to 20 ms; nobody types four keys at this pace. */
const longestGapMs = 50;
const shortestLabel = 4;

export interface Burst {
  readonly text: string;
  readonly lastKeyMs: number;
}

export const noBurst: Burst = { text: '', lastKeyMs: Number.NEGATIVE_INFINITY };

export interface AfterKey {
  readonly burst: Burst;
  /** The label that this key ended; null when it ended none. */
  readonly scanned: string | null;
}

/** `key` as in `KeyboardEvent.key`; `atMs` when it was pressed. Shift and other keys without a character change nothing. */
export function burstAfter({ text, lastKeyMs }: Burst, key: string, atMs: number): AfterKey {
  const goesOn = atMs - lastKeyMs <= longestGapMs;
  if (key === 'Enter' || key === 'Tab') {
    return { burst: noBurst, scanned: goesOn && text.length >= shortestLabel ? text : null };
  }
  if ([...key].length !== 1) return { burst: { text, lastKeyMs }, scanned: null };
  return { burst: { text: goesOn ? text + key : key, lastKeyMs: atMs }, scanned: null };
}
