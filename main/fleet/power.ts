/** Whether the laptop runs on its battery. */

export interface Power {
  isOnBattery(): boolean;
  /** Resolves when that changes. Rejects with the signal's reason when it aborts. */
  change(signal: AbortSignal): Promise<void>;
}
