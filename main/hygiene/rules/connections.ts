/** Rules about devices and agents that should, or should not, be heard of. */
import type { DeviceFacts, ModuleFacts } from '../facts';
import { alert, type DeviceRule, type Remark } from './rule';
import { sources } from './sources';

/** After this long without a message Defender for IoT raises "Device silent". */
export const silentAfterMs = 72 * 60 * 60_000;

const isOlder = (instant: string, nowMs: number, ageMs: number): boolean =>
  nowMs - Date.parse(instant) > ageMs;

const newer = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) > Date.parse(a)) ? b : a;

/** When the hub last heard of an agent: anything from its module, or a report of its configuration. */
const heardAt = ({ lastActivityAt, security }: ModuleFacts): string | null =>
  newer(lastActivityAt, security?.reportedAt ?? null);

function wasEverSeen({ isConnected, lastActivityAt, modules }: DeviceFacts): boolean {
  return (
    isConnected ||
    lastActivityAt !== null ||
    modules.some((module) => module.isConnected || heardAt(module) !== null)
  );
}

/** `how` tells the sentences apart: what is connected now, or was heard of after it was disabled. */
function activityWhileDisabled(device: DeviceFacts): readonly Remark[] {
  const { isConnected, lastActivityAt, statusChangedAt, modules } = device;
  if (device.isEnabled) return [];
  if (isConnected) return [{ moduleId: null, detail: { how: 'connected' } }];
  const connected = modules.find((module) => module.isConnected);
  if (connected) return [{ moduleId: connected.moduleId, detail: { how: 'connected' } }];
  const isActive =
    statusChangedAt !== null &&
    lastActivityAt !== null &&
    Date.parse(lastActivityAt) > Date.parse(statusChangedAt);
  return isActive ? [{ moduleId: null, detail: { how: 'active', lastActivityAt, statusChangedAt } }] : [];
}

/** Of a device that may connect; one that was disabled is silent by intent. */
function agentRemarks(
  device: DeviceFacts,
  judge: (module: ModuleFacts) => Remark['detail'] | null,
): readonly Remark[] {
  if (!device.isEnabled) return [];
  return device.modules.flatMap((module) => {
    if (module.security === null || module.isConnected) return [];
    const detail = judge(module);
    return detail === null ? [] : [{ moduleId: module.moduleId, detail }];
  });
}

export const connectionRules: readonly DeviceRule[] = [
  {
    code: 'neverConnected',
    severity: 'low',
    defender: null,
    source: sources.identityRegistry,
    find: (device) => (device.isEnabled && !wasEverSeen(device) ? [{ moduleId: null, detail: {} }] : []),
    // Says nothing of modules that were seen while their device was not.
    filter: {
      query: 'status:enabled connected:no active:never',
      fits: ({ isEnabled, isConnected, lastActivityAt }) =>
        isEnabled && !isConnected && lastActivityAt === null,
    },
  },
  {
    code: 'disabledButActive',
    severity: 'high',
    defender: null,
    source: sources.identityRegistry,
    find: activityWhileDisabled,
  },
  {
    code: 'agentNeverSeen',
    severity: 'medium',
    defender: null,
    source: sources.microModule,
    // A device that was never seen has a finding of its own.
    find: (device) =>
      wasEverSeen(device) ? agentRemarks(device, (module) => (heardAt(module) === null ? {} : null)) : [],
  },
  {
    code: 'agentSilent',
    severity: 'low',
    defender: alert('Device silent'),
    source: sources.agentAlerts,
    find: (device, nowMs) =>
      agentRemarks(device, (module) => {
        const lastHeardAt = heardAt(module);
        return lastHeardAt !== null && isOlder(lastHeardAt, nowMs, silentAfterMs) ? { lastHeardAt } : null;
      }),
  },
];
