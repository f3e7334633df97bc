/** A healthy device at a real embedded hub, to break in one place and diagnose. */
import { onTestFinished } from 'vitest';
import { type DiagnosisPorts, diagnose, resolveBySystem } from '../../../main/diagnostics';
import { type DiagnosedHub, openDiagnosedHub, systemClock } from '../../../main/hubs';
import { targetOfSandbox } from '../../../main/hubs/openedHub';
import { afterTimeout, systemClock as hubClock } from '../../../main/sandbox/clock';
import type { HubOptions } from '../../../main/sandbox/hub';
import { runClassicAgent } from '../../../main/sandbox/simulation/classicAgent';
import { secretOf } from '../../../main/secrets';
import type { Target } from '../../../main/targets';
import type { CheckId, CheckResult, Diagnosis, DiagnosisEvent } from '../../../preload/contract';
import { startHub } from '../hub';
import { temporaryFolder } from '../temporaryFolder';
import { type DeviceFiles, deviceFiles, installCAgent } from './deviceFiles';
import { hereTarget } from './hereTarget';

export const deviceId = 'pump-07';
export const moduleRef = { deviceId, moduleId: 'azureiotsecurity' };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

export type RunOptions = Partial<Omit<DiagnosisPorts, 'hub'>> & {
  readonly hub?: Partial<DiagnosedHub>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: DiagnosisEvent) => void;
};

export interface DiagnosisBench extends Awaited<ReturnType<typeof startHub>> {
  /** Files of the device with a C agent that is in order, and the device itself. */
  device(answers?: Readonly<Record<string, string>>): {
    readonly files: DeviceFiles;
    readonly target: Target;
  };
  /** Connects a simulated C agent as the device's security module. */
  startAgent(): void;
  /** Under the owner's policy unless told otherwise. */
  diagnosed(policyName?: string, key?: string): DiagnosedHub;
  run(options?: RunOptions): Promise<Diagnosis>;
}

export async function diagnosisBench(options: Partial<HubOptions> = {}): Promise<DiagnosisBench> {
  const testHub = await startHub(temporaryFolder(), options);
  const { hub } = testHub;
  hub.rooms.identities.write({ deviceId }, {}, null);
  // The basic tiers have no modules.
  if (!options.tier?.name.startsWith('B')) hub.rooms.identities.write(moduleRef, {}, null);

  function diagnosed(policyName = 'iothubowner', key?: string): DiagnosedHub {
    const policy = hub.policies.find(({ name }) => name === policyName);
    if (!policy) throw new Error(`The hub has no policy ${policyName}.`);
    const { port, hostName, caPem } = hub;
    const target = targetOfSandbox(
      { port, hostName, caPem, connectionString: secretOf('') },
      policy.name,
      secretOf(key ?? policy.primaryKey),
    );
    const opened = openDiagnosedHub(target, { log: silent, clock: systemClock });
    onTestFinished(() => opened.close());
    return opened;
  }

  return {
    ...testHub,
    diagnosed,
    device: (answers) => {
      const files = deviceFiles();
      const key = hub.rooms.identities.find(moduleRef).authentication.symmetricKey.primaryKey ?? '';
      installCAgent(files, { hostName: hub.hostName, deviceId, key });
      return { files, target: hereTarget(files.folder, answers) };
    },
    startAgent: () =>
      runClassicAgent('c', moduleRef, { side: hub.deviceSide, clock: hubClock, schedule: afterTimeout }),
    run: ({ hub: changes = {}, signal, onEvent, ...ports } = {}) =>
      diagnose(
        {
          deviceId,
          hub: { ...diagnosed(), ...changes },
          network: { resolve: resolveBySystem, proxyFor: async () => 'DIRECT' },
          now: () => new Date(),
          wait: systemClock.wait,
          log: silent,
          target: null,
          isFolder: false,
          checkIds: null,
          ...ports,
        },
        onEvent ?? (() => {}),
        signal ?? new AbortController().signal,
      ),
  };
}

export function resultOf({ results }: Diagnosis, checkId: CheckId): CheckResult {
  const found = results.find((result) => result.checkId === checkId);
  if (!found) throw new Error(`${checkId} did not run.`);
  return found;
}

/** Check and verdict of everything that is not in order. */
export function complaints({ results }: Diagnosis): string[] {
  return results
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'warning')
    .map(({ checkId, verdict }) => `${checkId}: ${verdict}`);
}
