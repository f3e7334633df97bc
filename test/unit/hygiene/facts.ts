/** Facts of devices, for tests: a device without any fault, changed where a test wants one. */
import type { DeviceFacts, ModuleFacts, SecurityFacts } from '../../../main/hygiene/facts';

/** Before the day on which the micro agent's retirement was announced to happen, so that a fleet can be clean. */
export const now = new Date('2025-06-01T12:00:00.000Z');

export const minutesAgo = (minutes: number): string =>
  new Date(now.getTime() - minutes * 60_000).toISOString();
export const daysAgo = (days: number): string => minutesAgo(days * 24 * 60);

export function securityOf(changes: Partial<SecurityFacts> = {}): SecurityFacts {
  return {
    generation: 'micro',
    findings: [],
    refused: [],
    reportedAt: minutesAgo(5),
    fingerprint: 'defaults',
    ...changes,
  };
}

export function moduleOf(changes: Partial<ModuleFacts> = {}): ModuleFacts {
  return {
    moduleId: 'DefenderIotMicroAgent',
    managedBy: null,
    isConnected: false,
    lastActivityAt: minutesAgo(5),
    security: securityOf(),
    ...changes,
  };
}

export function deviceOf(changes: Partial<DeviceFacts> = {}): DeviceFacts {
  return {
    deviceId: 'bilbao-pump-001',
    isEnabled: true,
    statusChangedAt: null,
    isConnected: false,
    lastActivityAt: minutesAgo(3),
    isEdge: false,
    thumbprints: [],
    groups: [],
    sizes: [],
    modules: [moduleOf()],
    ...changes,
  };
}
