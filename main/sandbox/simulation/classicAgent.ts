/** A simulated classic agent, connected as a device's `azureiotsecurity` module. */
import { randomUUID } from 'node:crypto';
import type { HubClock, Schedule } from '../clock';
import type { DeviceSession, DeviceSide, IdentityRef, JsonObject } from '../ports';
import { type Configuration, defaults, readDesired, reportOf } from './classicConfiguration';
import { configurationErrorMessage } from './configurationErrorMessage';
import type { ClassicFlavour } from './durations';

export interface SimulationPorts {
  readonly side: DeviceSide;
  readonly clock: HubClock;
  readonly schedule: Schedule;
}

/** The C agent looks at updates every ten seconds, the C# agent at once; here both answer while a person still looks. */
const answerDelayMs = { c: 1_500, csharp: 400 } as const;

/** Connects, reports what it runs with, and answers every desired change. Ends when the hub ends its session. */
export function runClassicAgent(
  flavour: ClassicFlavour,
  identity: IdentityRef,
  ports: SimulationPorts,
): void {
  const { side, clock, schedule } = ports;
  const agentId = randomUUID();
  const first = readDesired(flavour, side.readTwin(identity).desired);
  // The C# agent does not start on a configuration it cannot read; the C agent starts on its defaults.
  if (first.kind === 'refused' && flavour === 'csharp') return;
  let configuration = first.kind === 'accepted' ? first.configuration : defaults(flavour);
  let cancelAnswer = (): void => {};

  const session: DeviceSession = {
    identity,
    notifyDesired: (patch) => {
      cancelAnswer();
      cancelAnswer = schedule(() => answer(patch), answerDelayMs[flavour]);
    },
    invokeMethod: async () => ({ kind: 'notOnline' }),
    close: () => {
      cancelAnswer();
      detach();
    },
  };
  const detach = side.attach(session);
  report(configuration);

  function answer(patch: JsonObject): void {
    const reading = readDesired(flavour, patch);
    if (reading.kind === 'accepted') {
      configuration = reading.configuration;
      report(configuration);
      return;
    }
    const used = JSON.stringify(configuration);
    side.acceptMessage(
      configurationErrorMessage(identity, flavour, agentId, reading.properties, used, clock.now()),
    );
    if (flavour === 'c') report(configuration);
  }

  function report(running: Configuration): void {
    side.patchReported(identity, reportOf(flavour, running));
  }
}
