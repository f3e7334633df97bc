/** What a reading waits for before each query: a person, the battery, its share of the hub's queries, a hub that is slow. */
import type { FleetSync, FleetSyncPause, FleetSyncSettings } from '../../../preload/contract';
import type { HubClock } from '../../hubs';
import type { Power } from '../power';
import { type Allowance, ownQueriesPerMinute } from './allowance';
import { freshPace, type Pace, paceAfter, paceRefused, pauseMs } from './pace';
import type { Pause } from './pause';

export interface GatePorts {
  readonly clock: HubClock;
  readonly power: Power;
  readonly allowance: Allowance;
  readonly pause: Pause;
  readonly settings: () => FleetSyncSettings;
  readonly report: (waiting: Pick<FleetSync, 'pause' | 'nextStepAt'>) => void;
  readonly signal: AbortSignal;
}

export interface Gate {
  /** Resolves when a query may be sent. Rejects with the signal's reason. */
  open(): Promise<void>;
  /** After an answer. */
  noteAnswer(tookMs: number): void;
  noteRefusal(): void;
  /** Waits before a failed query is sent once more. */
  waitOffline(durationMs: number): Promise<void>;
}

export function createGate(ports: GatePorts): Gate {
  const { clock, power, allowance, pause, settings, report, signal } = ports;
  let pace: Pace = freshPace;
  let isRefused = false;
  let hasWaited = true;
  let readsOnBattery = false;

  /** A person's pause outlasts any other wait, and is what has to be said. */
  function tell(because: FleetSyncPause | null, nextStepAt: string | null): void {
    report(pause.isOn() ? { pause: 'person', nextStepAt: null } : { pause: because, nextStepAt });
  }

  async function wait(because: FleetSyncPause, durationMs: number): Promise<void> {
    tell(because, new Date(clock.now().getTime() + durationMs).toISOString());
    await clock.wait(durationMs, signal);
    tell(null, null);
  }

  /** Until the laptop is plugged in, or a person says that this reading goes on all the same. */
  async function waitOnBattery(): Promise<void> {
    tell('battery', null);
    const goesOn = pause.nextEnd().then(() => {
      readsOnBattery = true;
    });
    await Promise.race([power.change(signal), goesOn]);
    tell(null, null);
  }

  return {
    open: async () => {
      for (;;) {
        signal.throwIfAborted();
        await pause.over();
        if (!readsOnBattery && settings().pauseOnBattery && power.isOnBattery()) {
          await waitOnBattery();
          continue;
        }
        if (!hasWaited && pauseMs(pace) > 0) {
          hasWaited = true;
          await wait(isRefused ? 'throttled' : 'hubSlow', pauseMs(pace));
          continue;
        }
        const ownMs = allowance.waitMs(ownQueriesPerMinute(settings()));
        if (ownMs <= 0 && !pause.isOn()) break;
        if (ownMs > 0) await wait('allowance', ownMs);
      }
      allowance.note();
    },
    noteAnswer: (tookMs) => {
      pace = paceAfter(pace, tookMs);
      isRefused = false;
      hasWaited = false;
    },
    noteRefusal: () => {
      pace = paceRefused(pace);
      isRefused = true;
      hasWaited = false;
    },
    waitOffline: (durationMs) => wait('offline', durationMs),
  };
}
