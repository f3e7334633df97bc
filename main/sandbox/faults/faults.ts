/** The faults of one hub: added, listed, removed, and asked for wherever one can happen. */
import { randomUUID } from 'node:crypto';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import { evaluate, type Occasion, stillLive } from './evaluate';
import { type Fault, type FaultEffect, faultRequest } from './fault';

const mostFaults = 1000;

export interface Faults {
  /** Takes a `FaultRequest`; fails with 400 for anything else, such as one without limit. */
  add(request: unknown): Fault;
  list(): readonly Fault[];
  /** Whether there was one. */
  remove(id: string): boolean;
  clear(): void;
}

export interface FaultSource extends Faults {
  /** Counts the faults that happen now. */
  happening(occasion: Occasion): readonly FaultEffect[];
  /** True when no fault is set: nothing to ask for. */
  isIdle(): boolean;
  /** The hub's clock, with its skew. */
  readonly clock: HubClock;
  /** Told whenever faults came or went. */
  onChange(listener: () => void): void;
}

/** `clock` is the right time, by which faults end. */
export function createFaults(clock: HubClock): FaultSource {
  let faults: readonly Fault[] = [];
  const listeners: (() => void)[] = [];
  const nowMs = (): number => clock.now().getTime();
  const become = (next: readonly Fault[]): void => {
    const isOther = next.length !== faults.length;
    faults = next;
    if (isOther) for (const listener of listeners) listener();
  };
  const happening = (occasion: Occasion): readonly FaultEffect[] => {
    if (faults.length === 0) return [];
    const { effects, left } = evaluate(faults, occasion, nowMs());
    become(left);
    return effects;
  };

  return {
    add: (request) => {
      const parsed = faultRequest.safeParse(request);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const place = issue?.path.join('.');
        throw new HubError('ArgumentInvalid', `${place ? `${place}: ` : ''}${issue?.message ?? 'no fault'}`);
      }
      if (faults.length >= mostFaults) {
        throw new HubError('ArgumentInvalid', `there are ${mostFaults} faults already`);
      }
      const { effect, deviceId, count, seconds } = parsed.data;
      const fault: Fault = {
        id: randomUUID(),
        effect,
        deviceId: deviceId ?? null,
        remaining: count ?? null,
        untilMs: seconds === undefined ? null : nowMs() + seconds * 1000,
      };
      become([...faults, fault]);
      return fault;
    },
    list: () => {
      become(stillLive(faults, nowMs()));
      return faults;
    },
    remove: (id) => {
      const left = faults.filter((fault) => fault.id !== id);
      const wasThere = left.length < faults.length;
      become(left);
      return wasThere;
    },
    clear: () => become([]),
    happening,
    isIdle: () => faults.length === 0,
    clock: {
      now: () => {
        const now = clock.now();
        if (faults.length === 0) return now;
        const skewSeconds = happening({ at: 'clock' })
          .map((effect) => (effect.kind === 'clockSkew' ? effect.seconds : 0))
          .reduce((sum, seconds) => sum + seconds, 0);
        return new Date(now.getTime() + skewSeconds * 1000);
      },
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
