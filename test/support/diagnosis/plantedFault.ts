/** A fault as technicians meet it, planted in a device that is otherwise in order. */
import type { HubOptions } from '../../../main/sandbox/hub';
import type { DiagnosisBench, RunOptions } from './bench';

export interface PlantedFault {
  readonly name: string;
  /** How the hub is opened, when that is the fault. */
  readonly hub?: Partial<HubOptions>;
  plant(bench: DiagnosisBench): Promise<RunOptions> | RunOptions;
  /** Everything that may be complained of, as `check: verdict`. */
  readonly named: readonly string[];
  /** What the remedy of the first has to say. */
  readonly remedy: RegExp;
}

/** For the identities' own writes: whatever the ETag. */
export const anyEtag = { kind: 'any' } as const;

/** The hub itself does this, to a device whose agent runs. */
export function faulty(bench: DiagnosisBench, effect: object): RunOptions {
  bench.startAgent();
  bench.hub.faults.add({ effect, seconds: 60 });
  return {};
}
