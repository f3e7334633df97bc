/** Stands between a device's connection and what serves it, so that packets can be late, lost with their connection, or unanswered. */
import type { IdentityRef } from '../ports';
import type { FaultSource } from './faults';

export interface Gate {
  /** From here on the faults of this device happen, too. */
  identify(ref: IdentityRef): void;
  /** Does the work for one packet: now, late, or never. `drop` ends the connection without a word. */
  pass(work: () => void, drop: () => void): void;
  /** Whether nothing is to be written any more, though the connection stays. */
  isMute(): boolean;
  /** Nothing late is done any more. */
  close(): void;
}

export function createGate(faults: FaultSource, at: 'packet' | 'bytes' = 'packet'): Gate {
  let deviceId: string | null = null;
  let isMute = false;
  /** In the order of their packets: nothing overtakes what is still waiting. */
  const late: { readonly atMs: number; readonly work: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;

  const waitForFirst = (): void => {
    const [first] = late;
    timer = first ? setTimeout(doFirst, first.atMs - performance.now()) : null;
  };
  const doFirst = (): void => {
    const first = late.shift();
    if (first && !isMute) first.work();
    waitForFirst();
  };
  const doLater = (work: () => void, delayMs: number): void => {
    late.push({ atMs: performance.now() + delayMs, work });
    if (!timer) waitForFirst();
  };
  const forgetLate = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    late.length = 0;
  };

  return {
    identify: (ref) => {
      deviceId = ref.deviceId;
    },
    pass: (work, drop) => {
      if (isMute) return;
      if (faults.isIdle() && late.length === 0) {
        work();
        return;
      }
      let delayMs = 0;
      for (const effect of faults.happening({ at, deviceId })) {
        switch (effect.kind) {
          case 'latency':
            delayMs += effect.delayMs;
            break;
          case 'halfOpen':
            isMute = true;
            return;
          default:
            drop();
            return;
        }
      }
      if (delayMs > 0 || late.length > 0) doLater(work, delayMs);
      else work();
    },
    isMute: () => isMute,
    close: forgetLate,
  };
}
