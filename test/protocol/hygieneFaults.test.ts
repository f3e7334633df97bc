/** Faults planted in the embedded hub's fleet, found by the app's own client over TLS: each on its device, and on no other. */
import { expect, it, onTestFinished } from 'vitest';
import type { FleetService } from '../../main/fleet';
import { systemClock } from '../../main/hubs';
import { createHygiene, type HygieneService } from '../../main/hygiene';
import { type FleetDevice, sandboxFleet } from '../../main/sandbox/fleet';
import { openSandbox } from '../../main/sandbox/sandbox';
import { type HygieneCode, hygieneCode } from '../../preload/contract';
import { fleetService } from '../support/fleet/fleetService';
import { clientOf } from '../support/hubClient';
import { temporaryFolder } from '../support/temporaryFolder';

const fleet = sandboxFleet();

/** The devices of which the fleet's plan says this; simulated agents stay away in this test. */
const planned = (isSo: (device: FleetDevice) => boolean): readonly string[] =>
  fleet.filter(isSo).map(({ deviceId }) => deviceId);

const silentAfterMinutes = 72 * 60;
const isSecurityModule = ({ moduleId }: FleetDevice['modules'][number]): boolean =>
  moduleId === 'azureiotsecurity' || moduleId === 'DefenderIotMicroAgent';
const wasSeen = ({ lastActivityMinutesAgo, modules }: FleetDevice): boolean =>
  lastActivityMinutesAgo !== null || modules.some(({ reportedMinutesAgo }) => reportedMinutesAgo !== null);
const isEnabled = ({ status }: FleetDevice): boolean => status === 'enabled';

/** Of every rule all devices that it has to find. */
const expected: Readonly<Record<HygieneCode, readonly string[]>> = {
  sharedKey: ['porto-door-001', 'porto-door-002'],
  sharedThumbprint: ['porto-camera-001', 'lyon-camera-001'],
  sha1Thumbprint: ['porto-camera-002'],
  neverConnected: planned((device) => isEnabled(device) && !wasSeen(device)),
  disabledButActive: ['lyon-robot-005'],
  nearMissModuleId: ['sevilla-panel-005'],
  orphanModule: ['porto-meter-002'],
  unknownModule: ['porto-meter-001'],
  agentNeverSeen: planned(
    (device) =>
      isEnabled(device) &&
      wasSeen(device) &&
      device.modules.some((module) => isSecurityModule(module) && module.reportedMinutesAgo === null),
  ),
  agentSilent: planned(
    (device) =>
      isEnabled(device) &&
      device.modules.some(
        (module) => isSecurityModule(module) && (module.reportedMinutesAgo ?? 0) > silentAfterMinutes,
      ),
  ),
  twinNotParsed: ['bilbao-valve-002', 'bilbao-valve-003', 'zaragoza-camera-002', 'sevilla-panel-003'],
  twinConflict: ['zaragoza-meter-005'],
  twinNotOptimal: ['porto-valve-001', 'zaragoza-meter-005'],
  obsoleteConfiguration: ['zaragoza-camera-001'],
  oversizeTwin: ['porto-valve-002'],
  securityGroupsDiffer: ['porto-panel-001'],
  securityGroupSpellings: ['porto-panel-005'],
  inconsistentGroup: ['porto-panel-004'],
  retiredGeneration: planned(({ modules }) => modules.some(isSecurityModule)),
};

/** With its keys compared, too. */
async function checkedHub(): Promise<{ hygiene: HygieneService; service: FleetService }> {
  const sandbox = await openSandbox({ folder: temporaryFolder(), agents: 0 });
  onTestFinished(sandbox.close);
  const client = clientOf(sandbox.hub);
  const { fleet: service } = fleetService(() => client, { clock: systemClock, isSandbox: true });
  service.startSync(true);
  for await (const { outcome } of service.watchSync()) if (outcome !== null) break;
  const hygiene = createHygiene({ openHub: () => client, fleet: service, now: () => new Date() });
  for await (const _ of hygiene.check());
  await hygiene.compareKeys();
  return { hygiene, service };
}

function devicesOf(hygiene: HygieneService, code: HygieneCode): readonly string[] {
  const { findings } = hygiene.findings(code, 0, 5000);
  return [...new Set(findings.flatMap(({ deviceIds }) => deviceIds))].sort();
}

it('opens the fleet with exactly the devices of a rule, also when they are too many to name', async () => {
  const { hygiene, service } = await checkedHub();
  const { rules } = await hygiene.read();
  for (const { code, deviceCount, fleetQuery } of rules) {
    if (deviceCount === 0 || fleetQuery === null) continue;
    const sort = { by: 'deviceId', direction: 'ascending' } as const;
    const { deviceIds } = await service.ids({ query: fleetQuery, sort, offset: 0, limit: 5000 });
    expect([...deviceIds].sort(), code).toEqual([...expected[code]].sort());
  }
  expect(rules.find(({ code }) => code === 'retiredGeneration')?.fleetQuery).toBe('generation:classic,micro');
});

it('finds every fault on the devices that have it, and none elsewhere', async () => {
  const { hygiene } = await checkedHub();
  const { rules, deviceCount, keys } = await hygiene.read();
  expect(deviceCount).toBe(fleet.length);
  expect(keys).toMatchObject({ isWhole: true });
  expect(new Set(rules.map(({ code }) => code))).toEqual(new Set(hygieneCode.options));
  for (const code of hygieneCode.options) {
    expect(devicesOf(hygiene, code), code).toEqual([...expected[code]].sort());
  }
});
