import { describe, expect, it, onTestFinished } from 'vitest';
import { generatedFleet, sandboxFleet } from '../../../../main/sandbox/fleet';
import { securityStateNames } from '../../../../main/sandbox/fleet/securityStates';
import type { IdentityRecord } from '../../../../main/sandbox/registry/record';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../../../main/sandbox/sandbox';
import { readConfiguration, securityModuleOf } from '../../../../main/security';
import { temporaryFolder } from '../../../support/temporaryFolder';

async function sandboxWith(options: Partial<SandboxOptions> & { folder: string }): Promise<Sandbox> {
  const sandbox = await openSandbox(options);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= sandbox.close();
    return closing;
  };
  onTestFinished(close);
  return { ...sandbox, close };
}

/** Everything but what a hub makes anew for each identity; the scope of an Edge device holds its generation. */
function repeatable(record: IdentityRecord): object {
  const {
    number: _,
    etag: _etag,
    generationId: _generation,
    deviceScope: _scope,
    authentication,
    ...rest
  } = record;
  return { ...rest, authentication: { type: authentication.type } };
}

describe('a generated fleet', () => {
  const fleet = [...generatedFleet({ seed: 7, devices: 20_000 })];
  const modules = fleet.flatMap((device) => device.modules);

  it('is the same for the same seed, whatever its size, and another for another seed', () => {
    expect([...generatedFleet({ seed: 7, devices: 300 })]).toEqual(fleet.slice(0, 300));
    expect([...generatedFleet({ seed: 8, devices: 300 })]).not.toEqual(fleet.slice(0, 300));
  });

  it('gives each device a name of its own, at its site', () => {
    expect(new Set(fleet.map(({ deviceId }) => deviceId)).size).toBe(fleet.length);
    expect(fleet.every(({ deviceId, tags }) => deviceId.startsWith(`${tags.site}-`))).toBe(true);
    expect(new Set(fleet.map(({ tags }) => tags.site)).size).toBe(Math.ceil(20_000 / 240));
  });

  it('has every kind of security module, shape, authentication and connection, in believable shares', () => {
    const shareOf = (isIn: (device: (typeof fleet)[number]) => boolean): number =>
      fleet.filter(isIn).length / fleet.length;
    const kinds = modules.map(({ moduleId }) => securityModuleOf(moduleId));
    expect(new Set(kinds)).toEqual(new Set(['classic', 'micro', 'nearMiss', null]));
    const shapes = modules
      .filter(({ moduleId }) => securityModuleOf(moduleId) === 'classic')
      .map(({ desired }) => readConfiguration('classic', desired).shape);
    expect(new Set(shapes)).toEqual(new Set(['current', 'none', 'obsolete2019', 'unreadable']));
    expect(new Set(fleet.map(({ authenticationType }) => authenticationType))).toEqual(
      new Set(['sas', 'selfSigned', 'certificateAuthority']),
    );
    expect(shareOf((device) => device.status === 'disabled')).toBeCloseTo(0.015, 2);
    expect(shareOf((device) => device.isEdge)).toBeCloseTo(0.02, 2);
    expect(shareOf((device) => device.lastActivityMinutesAgo === null)).toBeCloseTo(0.02, 2);
    expect(shareOf((device) => device.modules.length === 0)).toBeGreaterThan(0.15);
    expect(shareOf((device) => device.modules.length === 0)).toBeLessThan(0.3);
    expect(securityStateNames.length).toBeGreaterThan(12);
  });

  it('is what the hub then has, twice the same, and found by its tags', async () => {
    const clock = { now: () => new Date('2026-11-01T08:00:00Z') };
    const read = async (): Promise<object[]> => {
      const { hub, close } = await sandboxWith({
        folder: temporaryFolder(),
        clock,
        fleet: { seed: 7, devices: 500 },
      });
      const { registry } = hub.rooms;
      expect(registry.countDevices().total).toBe(500);
      const [first] = fleet;
      const site = { kind: 'tag', path: ['site'], value: first?.tags.site ?? null } as const;
      expect(registry.count('devices', [site])).toBe(240);
      expect([...registry.look('devices', [site], null)].map(({ record }) => record.deviceId)).toEqual(
        fleet.slice(0, 240).map(({ deviceId }) => deviceId),
      );
      const records = [...registry.after('devices', 0), ...registry.after('modules', 0)].map(repeatable);
      await close();
      return records;
    };
    expect(await read()).toEqual(await read());
  });

  it('opens again as it was left, and refuses to become another', async () => {
    const folder = temporaryFolder();
    const fleetWanted = { seed: 7, devices: 50 };
    const first = await sandboxWith({ folder, fleet: fleetWanted });
    const [device] = fleet;
    first.hub.rooms.registry.remove({ deviceId: device?.deviceId ?? '' });
    await first.close();
    const again = await sandboxWith({ folder, fleet: fleetWanted });
    expect(again.hub.rooms.registry.countDevices().total).toBe(49);
    await again.close();
    await expect(openSandbox({ folder, fleet: { seed: 8, devices: 50 } })).rejects.toThrow('another fleet');
    const without = await sandboxWith({ folder });
    expect(without.hub.rooms.registry.countDevices().total).toBe(49);
  });
});

describe('simulated agents', () => {
  it('are as many as asked for, from the first devices that can have one', async () => {
    const { hub } = await sandboxWith({
      folder: temporaryFolder(),
      fleet: { seed: 7, devices: 400 },
      agents: 120,
    });
    const connected = (): number =>
      [...hub.rooms.registry.after('modules', 0)].filter((record) => hub.rooms.sessions.isConnected(record))
        .length;
    await expect.poll(connected, { timeout: 20_000 }).toBe(120);
  });

  it('are all of the ordinary fleet, or none', async () => {
    const withNone = await sandboxWith({ folder: temporaryFolder(), agents: 0 });
    const wanted = sandboxFleet()
      .filter(({ status }) => status === 'enabled')
      .flatMap((device) => device.modules.filter(({ agent }) => agent !== null).map(() => device.deviceId));
    const { hub } = await sandboxWith({ folder: temporaryFolder() });
    await expect
      .poll(() => hub.rooms.sessions.connectedDeviceCount(), { timeout: 20_000 })
      .toBe(new Set(wanted).size);
    expect(withNone.hub.rooms.sessions.connectedDeviceCount()).toBe(0);
  });
});
