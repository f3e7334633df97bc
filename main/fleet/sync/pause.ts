/** A wait that a person begins and ends. */

export interface Pause {
  begin(): void;
  end(): void;
  isOn(): boolean;
  /** Resolves when there is no pause, at once when there is none now. */
  over(): Promise<void>;
  /** Resolves when a person next says to go on, in a pause or not. */
  nextEnd(): Promise<void>;
}

export function createPause(): Pause {
  let ended: Promise<void> = Promise.resolve();
  let end: (() => void) | null = null;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      if (end !== null) return;
      ended = new Promise((resolve) => {
        end = resolve;
      });
    },
    end() {
      end?.();
      end = null;
      for (const goOn of waiting) goOn();
      waiting = [];
    },
    isOn: () => end !== null,
    over: () => ended,
    nextEnd: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}
