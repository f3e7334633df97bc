/** A wait that a person begins and ends. */

export interface Pause {
  begin(): void;
  end(): void;
  isOn(): boolean;
  /** Resolves when there is no pause, at once when there is none now. */
  over(): Promise<void>;
}

export function createPause(): Pause {
  let ended: Promise<void> = Promise.resolve();
  let end: (() => void) | null = null;
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
    },
    isOn: () => end !== null,
    over: () => ended,
  };
}
