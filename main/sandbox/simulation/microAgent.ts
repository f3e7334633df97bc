/**
 * A simulated micro agent, connected as a device's `DefenderIotMicroAgent` module: it reports whether it could take its
 * configuration. Source: MicrosoftDocs/azure-docs defender-for-iot/device-builders concept-micro-agent-configuration.md.
 */
import { objectOf } from '../../twin';
import type { DeviceSession, IdentityRef, JsonObject, JsonValue } from '../ports';
import type { SimulationPorts } from './classicAgent';

const answerDelayMs = 800;

export function runMicroAgent(identity: IdentityRef, { side, schedule }: SimulationPorts): void {
  let cancelAnswer = (): void => {};
  const session: DeviceSession = {
    identity,
    notifyDesired: () => {
      cancelAnswer();
      cancelAnswer = schedule(judge, answerDelayMs);
    },
    invokeMethod: async () => ({ kind: 'notOnline' }),
    close: () => {
      cancelAnswer();
      detach();
    },
  };
  const detach = side.attach(session);
  judge();

  function judge(): void {
    side.patchReported(identity, verdictOn(side.readTwin(identity).desired));
  }
}

/** `latest_invalid_fields` goes away with the last bad field. */
export function verdictOn(desired: JsonObject): JsonObject {
  const invalid = Object.entries(desired)
    .filter(([key, value]) => key !== '$version' && !isAcceptable(key, value))
    .map(([key]) => key);
  return objectOf([
    ['latest_state', invalid.length === 0 ? 'success' : 'failed'],
    ['latest_invalid_fields', invalid.length === 0 ? null : invalid],
  ]);
}

function isAcceptable(key: string, value: JsonValue): boolean {
  if (key.endsWith('_Disabled') || key === 'Login_UsePAM' || key === 'FileSystem_Recursive') {
    return typeof value === 'boolean';
  }
  if (key.endsWith('_MessageFrequency')) return ['Low', 'Medium', 'High'].some((name) => name === value);
  if (/_(?:CacheSize|PacketBufferSize|PollingInterval|MessageTimeout)$/.test(key)) {
    return typeof value === 'number' && Number.isInteger(value) && value > 0;
  }
  if (key === 'Process_Mode') return value === 1 || value === 2 || value === 3;
  if (key === 'CollectorsCore_PriorityIntervals') {
    return typeof value === 'string' && /^\d+,\d+,\d+$/.test(value);
  }
  return true;
}
