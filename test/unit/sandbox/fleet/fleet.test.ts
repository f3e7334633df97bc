import { describe, expect, it } from 'vitest';
import { sandboxFleet } from '../../../../main/sandbox/fleet';
import { readConfiguration, securityModuleOf } from '../../../../main/security';

describe('the sandbox fleet', () => {
  const fleet = sandboxFleet();
  const modules = fleet.flatMap((device) => device.modules);

  it('has about two hundred devices with names of their own at five sites', () => {
    expect(fleet.length).toBeGreaterThan(190);
    expect(new Set(fleet.map(({ deviceId }) => deviceId)).size).toBe(fleet.length);
    expect(new Set(fleet.map(({ tags }) => tags.site)).size).toBe(5);
  });

  it('is the same at every first run', () => {
    expect(sandboxFleet()).toEqual(fleet);
  });

  it('has every kind of security module, shape and connection', () => {
    const kinds = modules.map(({ moduleId }) => securityModuleOf(moduleId));
    expect(new Set(kinds)).toEqual(new Set(['classic', 'micro', 'nearMiss', null]));
    const shapes = modules
      .filter(({ moduleId }) => securityModuleOf(moduleId) === 'classic')
      .map(({ desired }) => readConfiguration('classic', desired).shape);
    expect(new Set(shapes)).toEqual(new Set(['current', 'none', 'obsolete2019', 'unreadable']));
    expect(fleet.some(({ lastActivityMinutesAgo }) => lastActivityMinutesAgo === null)).toBe(true);
    expect(new Set(modules.map(({ agent }) => agent))).toEqual(new Set(['c', 'csharp', 'micro', null]));
  });

  it('keeps the device for the local agent free of a simulated one', () => {
    const gateway = fleet.find(({ deviceId }) => deviceId === 'bilbao-gateway-001');
    expect(gateway?.modules).toMatchObject([{ moduleId: 'azureiotsecurity', agent: null }]);
  });
});
