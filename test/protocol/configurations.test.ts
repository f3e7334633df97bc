import { describe, expect, it, vi } from 'vitest';
import { deviceClient } from '../support/deviceClients';
import { startHub, type TestHub } from '../support/hub';
import { restCall } from '../support/restCall';
import { temporaryFolder } from '../support/temporaryFolder';

type Plan = Parameters<ReturnType<TestHub['registryAs']>['addConfiguration']>[0];

function plan(id: string, level: unknown, others: Partial<Plan> = {}): Plan {
  return {
    id,
    schemaVersion: '1.0',
    content: { deviceContent: { 'properties.desired.level': level } },
    targetCondition: "tags.site = 'Bilbao'",
    priority: 10,
    ...others,
  };
}

async function fleet(hub: TestHub, sites: Record<string, string>): Promise<void> {
  const registry = hub.registryAs('iothubowner');
  for (const [deviceId, site] of Object.entries(sites)) {
    await registry.create({ deviceId });
    await registry.updateTwin(deviceId, { tags: { site } }, '*');
  }
}

async function desiredOf({ registryAs }: TestHub, deviceId: string): Promise<Record<string, unknown>> {
  const { responseBody } = await registryAs('iothubowner').getTwin(deviceId);
  const { $version, $metadata, ...desired } = responseBody.properties.desired;
  return desired;
}

/** Waits until the hub has taken a configuration up. */
async function soon(expectation: () => Promise<unknown>): Promise<void> {
  await vi.waitFor(expectation, { timeout: 20_000, interval: 25 });
}

async function failureOf(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  return call.then(
    () => ({ status: 200, message: '' }),
    ({ statusCode, body }: { statusCode: number; body: string }) => ({
      status: statusCode,
      message: JSON.parse(body).Message,
    }),
  );
}

describe('a device configuration', () => {
  it('is applied to whom it is about, counted, and told by queries', async () => {
    const hub = await startHub();
    await fleet(hub, { a: 'Bilbao', b: 'León', c: 'Bilbao' });
    const registry = hub.registryAs('iothubowner');
    const { responseBody: created } = await registry.addConfiguration(plan('levels', 3));
    expect(created).toMatchObject({ id: 'levels', priority: 10, etag: expect.any(String) });
    await soon(async () => {
      expect((await registry.getConfiguration('levels')).responseBody.systemMetrics?.results).toEqual({
        targetedCount: 2,
        appliedCount: 2,
      });
    });
    expect(await desiredOf(hub, 'a')).toEqual({ level: 3 });
    expect(await desiredOf(hub, 'b')).toEqual({});
    const { systemMetrics } = (await registry.getConfiguration('levels')).responseBody;
    for (const query of Object.values(systemMetrics?.queries ?? {})) {
      const { result } = await registry.createQuery(query).next();
      expect(result).toEqual([{ deviceId: 'a' }, { deviceId: 'c' }]);
    }
  });

  it('reaches devices that come to meet its condition, tells them at once, and leaves those that no longer do', async () => {
    const hub = await startHub();
    const registry = hub.registryAs('iothubowner');
    await registry.addConfiguration(plan('levels', { min: 1, max: 5 }));
    await fleet(hub, { late: 'Bilbao' });
    await soon(async () => expect(await desiredOf(hub, 'late')).toEqual({ level: { min: 1, max: 5 } }));
    await registry.updateTwin('late', { tags: { site: 'León' } }, '*');
    await soon(async () => expect(await desiredOf(hub, 'late')).toEqual({}));

    const device = await deviceClient(hub.hub, 'late');
    const twin = await device.getTwin();
    const told = new Promise((resolve) => {
      twin.on('properties.desired.level', resolve);
    });
    await registry.updateTwin('late', { tags: { site: 'Bilbao' } }, '*');
    expect(await told).toEqual({ min: 1, max: 5 });
  });

  it('gives way to one of a higher priority, and comes back when that is removed', async () => {
    const hub = await startHub();
    await fleet(hub, { a: 'Bilbao' });
    const registry = hub.registryAs('iothubowner');
    const both = { deviceContent: { 'properties.desired.level': 1, 'properties.desired.mode': 'slow' } };
    await registry.addConfiguration(plan('low', 1, { content: both }));
    await registry.addConfiguration(plan('high', 2, { priority: 20, targetCondition: '*' }));
    await soon(async () => expect(await desiredOf(hub, 'a')).toEqual({ level: 2, mode: 'slow' }));
    await registry.addConfiguration(plan('lost', 0, { priority: 5 }));
    await soon(async () => {
      expect((await registry.getConfiguration('lost')).responseBody.systemMetrics?.results).toEqual({
        targetedCount: 1,
        appliedCount: 0,
      });
    });
    await registry.removeConfiguration('high');
    await soon(async () => expect(await desiredOf(hub, 'a')).toEqual({ level: 1, mode: 'slow' }));
    await registry.removeConfiguration('low');
    await soon(async () => expect(await desiredOf(hub, 'a')).toEqual({ level: 0 }));
  });

  it('counts what its metrics ask for, again when twins change', async () => {
    const hub = await startHub();
    await fleet(hub, { a: 'Bilbao', b: 'Bilbao' });
    const registry = hub.registryAs('iothubowner');
    const queries = {
      busy: "SELECT deviceId FROM devices WHERE properties.reported.state = 'busy'",
      sites: 'SELECT tags.site, COUNT() AS n FROM devices GROUP BY tags.site',
    };
    await registry.addConfiguration(plan('levels', 3, { metrics: { queries } }));
    const results = async (): Promise<unknown> =>
      (await registry.getConfiguration('levels')).responseBody.metrics?.results;
    await soon(async () => expect(await results()).toEqual({ busy: 0, sites: 1 }));
    hub.hub.deviceSide.patchReported({ deviceId: 'a' }, { state: 'busy' });
    await soon(async () => expect(await results()).toEqual({ busy: 1, sites: 1 }));
  });

  it('is changed under its ETag, but for its content', async () => {
    const hub = await startHub();
    await fleet(hub, { a: 'Bilbao', b: 'León' });
    const registry = hub.registryAs('iothubowner');
    const { responseBody: created } = await registry.addConfiguration(plan('levels', 3));
    expect(await failureOf(registry.addConfiguration(plan('levels', 3)))).toMatchObject({ status: 409 });
    const moved = { ...created, targetCondition: "tags.site = 'León'" };
    await registry.updateConfiguration(moved);
    await soon(async () => expect(await desiredOf(hub, 'b')).toEqual({ level: 3 }));
    await soon(async () => expect(await desiredOf(hub, 'a')).toEqual({}));
    expect(await failureOf(registry.updateConfiguration(moved))).toMatchObject({ status: 412 });
    expect(await failureOf(registry.updateConfiguration(plan('levels', 4), true))).toMatchObject({
      status: 400,
      message: expect.stringContaining('CannotModifyImmutableConfigurationContent'),
    });
    expect(await failureOf(registry.updateConfiguration(plan('other', 4), true))).toMatchObject({
      status: 404,
    });
  });

  it('stays on a device that has no room for it as targeted, and leaves the device as it was', async () => {
    const hub = await startHub();
    await fleet(hub, { a: 'Bilbao' });
    const registry = hub.registryAs('iothubowner');
    const large = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`k${n}`, 'x'.repeat(3500)]));
    await registry.updateTwin('a', { properties: { desired: large } }, '*');
    await registry.addConfiguration(plan('levels', 'x'.repeat(3500)));
    await soon(async () => {
      expect((await registry.getConfiguration('levels')).responseBody.systemMetrics?.results).toEqual({
        targetedCount: 1,
        appliedCount: 0,
      });
    });
    expect(await desiredOf(hub, 'a')).toEqual(large);
  });

  it('survives a restart of the hub, and takes up what was removed meanwhile', async () => {
    const folder = temporaryFolder();
    const first = await startHub(folder);
    await fleet(first, { a: 'Bilbao' });
    await first.registryAs('iothubowner').addConfiguration(plan('levels', 3));
    await soon(async () => expect(await desiredOf(first, 'a')).toEqual({ level: 3 }));
    await first.registryAs('iothubowner').removeConfiguration('levels');
    await first.stop();
    const second = await startHub(folder);
    await soon(async () => expect(await desiredOf(second, 'a')).toEqual({}));
    expect((await second.registryAs('iothubowner').getConfigurations()).responseBody).toEqual([]);
  });
});

describe('a module configuration', () => {
  it('is applied to modules', async () => {
    const hub = await startHub();
    const registry = hub.registryAs('iothubowner');
    await registry.create({ deviceId: 'a' });
    await registry.addModule({ deviceId: 'a', moduleId: 'azureiotsecurity' });
    await registry.addConfiguration({
      id: 'security',
      schemaVersion: '1.0',
      content: { moduleContent: { 'properties.desired.baseline': { value: true } } },
      targetCondition: "from devices.modules where moduleId = 'azureiotsecurity'",
    });
    await soon(async () => {
      const { responseBody } = await registry.getModuleTwin('a', 'azureiotsecurity');
      expect(responseBody.properties.desired.baseline).toEqual({ value: true });
    });
    expect(await desiredOf(hub, 'a')).toEqual({});
    const { systemMetrics } = (await registry.getConfiguration('security')).responseBody;
    for (const query of Object.values(systemMetrics?.queries ?? {})) {
      expect((await registry.createQuery(query).next()).result).toHaveLength(1);
    }
  });
});

describe('configurations', () => {
  it.each<[string, Plan, string]>([
    ['an id in capitals', plan('Levels', 1), 'ArgumentInvalid'],
    ['no content', plan('a', 1, { content: {} }), 'InvalidConfigurationContent'],
    [
      'content for tags',
      plan('a', 1, { content: { deviceContent: { 'tags.a': 1 } } }),
      'InvalidConfigurationContent',
    ],
    [
      'a condition that cannot be read',
      plan('a', 1, { targetCondition: 'tags.a = = 1' }),
      'InvalidConfigurationTargetCondition;BadRequest: Line 1:10 ',
    ],
    [
      'a condition about modules',
      plan('a', 1, { targetCondition: "from devices.modules where moduleId = 'm'" }),
      'InvalidConfigurationTargetCondition',
    ],
    [
      'a metric that cannot be read',
      plan('a', 1, { metrics: { queries: { m: 'SELECT' } } }),
      'InvalidConfigurationCustomMetricsQuery;BadRequest: m: Line 1:7 ',
    ],
  ])('with %s are refused', async (_, wrong, message) => {
    const hub = await startHub();
    expect(await failureOf(hub.registryAs('iothubowner').addConfiguration(wrong))).toMatchObject({
      status: 400,
      message: expect.stringContaining(`ErrorCode:${message}`),
    });
  });

  it('number at most a hundred', async () => {
    const hub = await startHub();
    const registry = hub.registryAs('iothubowner');
    for (let n = 0; n < 100; n += 1)
      await registry.addConfiguration(plan(`c${n}`, 1, { targetCondition: '' }));
    expect(await failureOf(registry.addConfiguration(plan('more', 1)))).toMatchObject({ status: 413 });
    expect((await registry.getConfigurations()).responseBody).toHaveLength(100);
  });

  it('have their queries tested', async () => {
    const hub = await startHub();
    const test = async (body: object): Promise<unknown> => {
      const token = hub.policyToken('iothubowner');
      return (await restCall(hub.hub, { method: 'POST', path: '/configurations/testQueries', token, body }))
        .body;
    };
    expect(
      await test({ targetCondition: "tags.a = 'b'", customMetricQueries: { n: 'SELECT * FROM devices' } }),
    ).toEqual({ targetConditionError: null, customMetricQueryErrors: {} });
    expect(await test({ targetCondition: 'tags.a =', customMetricQueries: { n: 'SELECT' } })).toEqual({
      targetConditionError: 'Line 1:9 did not expect the end of the query',
      customMetricQueryErrors: { n: 'Line 1:7 did not expect the end of the query' },
    });
  });
});

describe('a content for one Edge device', () => {
  it('is written to its modules, which are made where missing', async () => {
    const hub = await startHub();
    const registry = hub.registryAs('iothubowner');
    await registry.create({ deviceId: 'edge', capabilities: { iotEdge: true } });
    await registry.applyConfigurationContentOnDevice('edge', {
      modulesContent: {
        $edgeAgent: { 'properties.desired': { schemaVersion: '1.1', modules: { thermometer: {} } } },
        thermometer: { 'properties.desired.interval': 5 },
      },
    });
    const desiredIn = async (moduleId: string): Promise<unknown> =>
      (await registry.getModuleTwin('edge', moduleId)).responseBody.properties.desired;
    expect(await desiredIn('$edgeAgent')).toMatchObject({ schemaVersion: '1.1' });
    expect(await desiredIn('thermometer')).toMatchObject({ interval: 5 });
    expect((await registry.getModule('edge', 'thermometer')).responseBody.managedBy).toBe('IotEdge');
  });

  it('is refused for other devices, and when it is none', async () => {
    const hub = await startHub();
    const registry = hub.registryAs('iothubowner');
    await registry.create({ deviceId: 'plain' });
    const content = { modulesContent: { m: { 'properties.desired.a': 1 } } };
    expect(await failureOf(registry.applyConfigurationContentOnDevice('plain', content))).toMatchObject({
      status: 400,
    });
    expect(await failureOf(registry.applyConfigurationContentOnDevice('plain', {}))).toMatchObject({
      status: 400,
    });
    expect(await failureOf(registry.applyConfigurationContentOnDevice('none', content))).toMatchObject({
      status: 404,
    });
    expect((await registry.getModulesOnDevice('plain')).responseBody).toEqual([]);
  });
});
