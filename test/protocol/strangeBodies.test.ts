import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';

/** Calls whose bodies are read by queries, jobs and configurations, with a body each that is right. */
const calls = [
  { method: 'POST', path: '/devices/query', body: { query: 'SELECT * FROM devices' } },
  {
    method: 'PUT',
    path: '/jobs/v2/job',
    body: {
      type: 'scheduleUpdateTwin',
      queryCondition: '*',
      updateTwin: { etag: '*', tags: { a: 1 }, properties: { desired: { b: { c: 1 } } } },
      startTime: '2100-01-01T00:00:00Z',
      maxExecutionTimeInSeconds: 10,
    },
  },
  {
    method: 'PUT',
    path: '/jobs/v2/job',
    body: {
      type: 'scheduleDeviceMethod',
      queryCondition: "deviceId = 'd'",
      cloudToDeviceMethod: { methodName: 'm', payload: { a: [1] }, responseTimeoutInSeconds: 5 },
      startTime: '2100-01-01T00:00:00Z',
    },
  },
  {
    method: 'PUT',
    path: '/configurations/c',
    body: {
      id: 'c',
      schemaVersion: '1.0',
      labels: { a: 'b' },
      content: { deviceContent: { 'properties.desired.x.y': { z: 1 } } },
      targetCondition: "tags.site = 'Bilbao'",
      priority: 1,
      metrics: { queries: { m: 'SELECT deviceId FROM devices' } },
    },
  },
  {
    method: 'POST',
    path: '/configurations/testQueries',
    body: { targetCondition: '*', customMetricQueries: { a: 'SELECT * FROM devices' } },
  },
  {
    method: 'POST',
    path: '/devices/d/applyConfigurationContent',
    body: { modulesContent: { m: { 'properties.desired': { a: 1 }, 'properties.desired.b': 2 } } },
  },
] as const;

const hostileKeys = fc.constantFrom('__proto__', 'constructor', 'toString', '$version', 'a.b', '', '\u0000');

/** The body with one value at some place in it replaced, or one key more. */
function mutated(body: object): fc.Arbitrary<unknown> {
  const paths = pathsIn(body);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', '\uD800', 1e308, -1, 2 ** 53, 'x'.repeat(9000), '((('),
  );
  return fc
    .tuple(fc.constantFrom(...paths), value, fc.option(hostileKeys))
    .map(([path, replacement, key]) => changedAt(body, key === null ? path : [...path, key], replacement));
}

function pathsIn(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [above];
  return [above, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...above, key]))];
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inner = entries.find(([name]) => name === key)?.[1];
  return Object.fromEntries([
    ...entries.filter(([name]) => name !== key),
    [key, changedAt(inner, rest, replacement)],
  ]);
}

describe.each(calls)('$method $path', ({ method, path, body }) => {
  async function open(): Promise<{ hub: Hub; send: (sent: unknown) => Promise<number> }> {
    const { hub, policyToken, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd', capabilities: { iotEdge: true } });
    const token = policyToken('iothubowner');
    const send = async (sent: unknown): Promise<number> => {
      const { status, text } = await restCall(hub, { method, path, token, body: sent });
      if (status >= 400) expect(JSON.parse(text).Message).toMatch(/^ErrorCode:\w+;./);
      return status;
    };
    return { hub, send };
  }

  it('answers any body with success or a clear refusal', async () => {
    const { send } = await open();
    expect(await send(body)).toBeLessThan(300);
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(body), fc.jsonValue()), async (strange) => {
        const status = await send(strange);
        expect(status < 500 || status === 501, `${status} for ${JSON.stringify(strange)}`).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('refuses bytes that are no JSON, and JSON that is too deep', async () => {
    const { send } = await open();
    const bytes = Buffer.from(JSON.stringify(body));
    for (const wrong of [
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, bytes]),
      Buffer.from('['.repeat(200_000)),
      Buffer.from(`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`),
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.alloc(0),
    ]) {
      expect(await send(wrong)).toBe(400);
    }
    expect(await send(Buffer.alloc(300_000, ' '))).toBe(413);
  });
});

describe('a body that is right but for a part that is very deep', () => {
  const deep = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
  it.each([
    [
      'PUT',
      '/jobs/v2/j',
      `{"type":"scheduleUpdateTwin","queryCondition":"*","updateTwin":{"etag":"*","tags":${deep}}}`,
    ],
    [
      'PUT',
      '/jobs/v2/j',
      `{"type":"scheduleDeviceMethod","queryCondition":"*","cloudToDeviceMethod":{"methodName":"m","payload":${deep}}}`,
    ],
    ['PUT', '/configurations/c', `{"content":{"deviceContent":{"properties.desired.a":${deep}}}}`],
    ['POST', '/devices/d/applyConfigurationContent', `{"deviceContent":{"properties.desired.a":${deep}}}`],
    ['PATCH', '/twins/d', `{"tags":${deep}}`],
  ])('is refused: %s %s', async (method, path, text) => {
    const { hub, policyToken, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const token = policyToken('iothubowner');
    expect(await restCall(hub, { method, path, token, body: Buffer.from(text) })).toMatchObject({
      status: 400,
    });
    expect(await restCall(hub, { method: 'GET', path: '/twins/d', token })).toMatchObject({ status: 200 });
  });
});
