/** The client over real TLS on loopback: through the official SDK, with every fault a network and a hub can have. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { HubClient } from '../../../main/hubs';
import { HubCallError } from '../../../main/hubs';
import { callAs } from '../../../main/hubs/callContext';
import { openTarget, targetOfRecord, targetOfSandbox } from '../../../main/hubs/openedHub';
import type { FinishedCall, HubTransport } from '../../../main/hubs/transport';
import { reveal, secretOf } from '../../../main/secrets';
import { makeCertificates, type TestCertificates } from './certificates';
import { type ScriptedAnswer, startScriptedHub } from './scriptedHub';

const hostName = 'contoso.azure-devices.net';
const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
let good: TestCertificates;

beforeAll(async () => {
  good = await makeCertificates(hostName);
});

interface Opened {
  readonly client: HubClient;
  readonly transport: HubTransport;
  readonly finished: FinishedCall[];
  readonly waitsMs: number[];
  readonly logged: string[];
}

/** Pauses between tries are recorded instead of waited for, unless `wait` says otherwise. */
function open(port: number, caPem: string, wait?: (signal?: AbortSignal) => Promise<void>): Opened {
  const finished: FinishedCall[] = [];
  const waitsMs: number[] = [];
  const logged: string[] = [];
  const record = (event: string, data: object) => void logged.push(JSON.stringify({ event, ...data }));
  const target = targetOfSandbox(
    { port, hostName, caPem, connectionString: secretOf('') },
    'iothubowner',
    secretOf(key),
  );
  const { client, transport } = openTarget(
    target,
    {
      log: { info: record, warn: record, error: record },
      clock: {
        now: () => new Date(),
        wait: async (durationMs, signal) => {
          waitsMs.push(durationMs);
          await wait?.(signal);
        },
      },
    },
    (call) => finished.push(call),
  );
  onTestFinished(() => transport.close());
  return { client, transport, finished, waitsMs, logged };
}

async function hubThat(...answers: readonly ScriptedAnswer[]) {
  const hub = await startScriptedHub(good, (_, { length }) => answers[length - 1] ?? 'hangUp');
  return { hub, ...open(hub.port, good.caPem) };
}

async function failureOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HubCallError)) throw new Error(`Not a failure of a hub call: ${String(error)}`);
  expect(error.code).toBe('HUB_CALL_FAILED');
  return error.failure;
}

const twinBody = {
  deviceId: 'd1',
  moduleId: 'azureiotsecurity',
  etag: 'AAAAAAAAAAE=',
  connectionState: 'Connected',
  lastActivityTime: '0001-01-01T00:00:00',
  tags: {},
  properties: { desired: { a: null, $version: 1 }, reported: { $version: 1 } },
};

describe('a call that succeeds', () => {
  it('asks as IoT Hub expects and reads the twin', async () => {
    const { hub, client, finished } = await hubThat({ status: 200, json: twinBody });
    const twin = await client.readModuleTwin("d'1#%", 'azureiotsecurity');
    expect(twin).toEqual({
      etag: 'AAAAAAAAAAE=',
      connectionState: 'Connected',
      lastActivityTime: null,
      tags: {},
      properties: twinBody.properties,
      version: null,
    });
    const [request] = hub.requests;
    expect(request?.path).toBe("/twins/d'1%23%25/modules/azureiotsecurity?api-version=2021-04-12");
    expect(request?.headers).toMatchObject({ host: hostName, 'request-id': expect.any(String) });
    expect(request?.headers.authorization).toMatch(
      /^SharedAccessSignature sr=contoso\.azure-devices\.net&sig=[^&]+&se=\d+&skn=iothubowner$/,
    );
    expect(finished).toEqual([{ kind: 'twinRead', failure: null, attempts: 1 }]);
  });

  it('sends a patch of the desired section once, guarded by the quoted ETag', async () => {
    const { hub, client } = await hubThat({ status: 200, json: twinBody });
    await client.patchDesired('d1', 'azureiotsecurity', { a: null }, 'AAAAAAAAAAE=');
    expect(hub.requests[0]).toMatchObject({
      method: 'PATCH',
      headers: { 'if-match': '"AAAAAAAAAAE="' },
      body: JSON.stringify({ properties: { desired: { a: null } } }),
    });
  });

  it('keeps its connections for call after call', async () => {
    const { hub, client } = await hubThat(...Array<ScriptedAnswer>(20).fill({ status: 200, json: twinBody }));
    for (let call = 0; call < 20; call += 1) await client.readModuleTwin('d1', 'm');
    // undici may open a second one while the first is just finishing an answer.
    expect(hub.connectionCount()).toBeLessThanOrEqual(2);
  });

  it('pages through a query by the continuation header', async () => {
    const { hub, client } = await hubThat(
      { status: 200, json: [{ deviceId: 'a' }], headers: { 'x-ms-continuation': 'next' } },
      { status: 200, json: [{ deviceId: 'b' }] },
    );
    const sql = 'SELECT deviceId FROM devices';
    const first = await client.query(sql, { pageSize: 1000, continuation: null });
    const second = await client.query(sql, { pageSize: 1000, continuation: first.continuation });
    expect([first, second]).toEqual([
      { rows: [{ deviceId: 'a' }], continuation: 'next' },
      { rows: [{ deviceId: 'b' }], continuation: null },
    ]);
    expect(hub.requests[1]?.headers).toMatchObject({
      'x-ms-max-item-count': '1000',
      'x-ms-continuation': 'next',
    });
  });

  it('gives keys only as secrets, and an identity without them', async () => {
    const identity = {
      deviceId: 'd1',
      etag: 'x',
      status: 'enabled',
      authentication: { type: 'sas', symmetricKey: { primaryKey: key, secondaryKey: null } },
    };
    const { client } = await hubThat({ status: 200, json: identity }, { status: 200, json: identity });
    const device = await client.readDevice('d1');
    expect(JSON.stringify(device)).not.toContain(key);
    expect(device.authentication).toMatchObject({ type: 'sas', hasPrimaryKey: true, hasSecondaryKey: false });
    const keys = await client.readDeviceKeys('d1');
    expect(keys.primaryKey && reveal(keys.primaryKey)).toBe(key);
    expect(keys.secondaryKey).toBeNull();
  });

  it('invokes a direct method and gives its status and payload', async () => {
    const { hub, client } = await hubThat({ status: 200, json: { status: 207, payload: { done: true } } });
    const answer = await client.invokeMethod({
      deviceId: 'd1',
      moduleId: 'm',
      methodName: 'reboot',
      payload: { now: true },
      responseTimeoutS: 10,
    });
    expect(answer).toEqual({ status: 207, payload: { done: true } });
    expect(hub.requests[0]?.path).toContain('/twins/d1/modules/m/methods');
  });
});

describe('a call that fails', () => {
  it.each([
    [400, 'badRequest'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
    [412, 'preconditionFailed'],
    [413, 'tooLarge'],
    [501, 'notImplemented'],
  ])('with %i is told as %s, with code and sentence, after one try', async (status, cause) => {
    const { hub, client } = await hubThat({
      status,
      json: { Message: 'ErrorCode:SomeCode;A sentence', ExceptionMessage: 'Tracking ID:t1' },
    });
    expect(await failureOf(client.readModuleTwin('d1', 'm'))).toEqual({
      cause,
      hostName,
      status,
      serviceCode: 'SomeCode',
      serviceMessage: 'A sentence',
      trackingId: 't1',
      certificateIssuer: null,
      attempts: 1,
    });
    expect(hub.requests).toHaveLength(1);
  });

  it('is tried again after 429, not before Retry-After', async () => {
    const { client, waitsMs, finished } = await hubThat(
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 200, json: twinBody },
    );
    await client.readModuleTwin('d1', 'm');
    expect(waitsMs).toEqual([3_000]);
    expect(finished).toEqual([{ kind: 'twinRead', failure: null, attempts: 2 }]);
  });

  it('is tried again after the connection broke, for a read', async () => {
    const { client, hub } = await hubThat('hangUp', { status: 200, json: twinBody });
    await client.readModuleTwin('d1', 'm');
    expect(hub.requests).toHaveLength(2);
  });

  it('is not repeated for a write whose connection broke, which may have been done', async () => {
    const { client, hub } = await hubThat('hangUp', { status: 200, json: twinBody });
    const failure = await failureOf(client.patchDesired('d1', 'm', {}, 'x'));
    expect(failure).toMatchObject({ cause: 'connectionLost', status: null, attempts: 1 });
    expect(hub.requests).toHaveLength(1);
  });

  it('gives up a read after four tries', async () => {
    const { client, hub } = await hubThat(...Array<ScriptedAnswer>(4).fill({ status: 503 }));
    const failure = await failureOf(client.statistics());
    expect(failure).toMatchObject({ cause: 'serviceError', status: 503, attempts: 4 });
    expect(hub.requests).toHaveLength(4);
  });

  it.each([
    ['broken JSON', { status: 200, text: '{', headers: { 'content-type': 'application/json' } }],
    ["a proxy's page", { status: 200, text: '<html>' }],
    ['another object', { status: 200, json: { hello: 1 } }],
    ['a redirection', { status: 302, text: '' }],
  ])('says that %s could not be read', async (_, answer) => {
    const { client } = await hubThat(answer);
    expect(await failureOf(client.readDeviceTwin('d1'))).toMatchObject({ cause: 'unreadableAnswer' });
  });

  it('ends at once when it is cancelled while the hub is silent', async () => {
    const cancel = new AbortController();
    const hub = await startScriptedHub(good, () => {
      cancel.abort();
      return 'silence';
    });
    const { client } = open(hub.port, good.caPem);
    expect(await failureOf(client.readDeviceTwin('d1', cancel.signal))).toMatchObject({ cause: 'cancelled' });
  });

  it('ends when it is cancelled in the pause between tries', async () => {
    const hub = await startScriptedHub(good, () => ({ status: 503 }));
    const cancel = new AbortController();
    const { client } = open(hub.port, good.caPem, async (signal) => {
      cancel.abort();
      signal?.throwIfAborted();
    });
    expect(await failureOf(client.readDeviceTwin('d1', cancel.signal))).toMatchObject({ cause: 'cancelled' });
    expect(hub.requests).toHaveLength(1);
  });

  it('is told as timed out when the hub is silent for longer than the call may take', async () => {
    const { transport } = await hubThat('silence');
    const call = callAs({ kind: 'registry', signal: undefined }, () =>
      transport.send({ method: 'GET', path: '/devices/d', headers: {}, body: null, timeoutMs: 50 }),
    );
    expect(await failureOf(call)).toMatchObject({ cause: 'timedOut', attempts: 1 });
  });

  it('counts as cancelled when its hub is closed under it', async () => {
    const opened: Opened[] = [];
    const hub = await startScriptedHub(good, () => {
      void opened[0]?.transport.close();
      return 'silence';
    });
    const first = open(hub.port, good.caPem);
    opened.push(first);
    expect(await failureOf(first.client.statistics())).toMatchObject({ cause: 'cancelled', attempts: 1 });
  });

  it('is told as refused when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const port = typeof address === 'object' && address ? address.port : 0;
    const { client } = open(port, good.caPem);
    expect(await failureOf(client.statistics())).toMatchObject({ cause: 'refused', attempts: 1 });
  });

  it('logs what it was and how it went, never the token', async () => {
    const { client, logged, hub } = await hubThat({ status: 404 });
    await failureOf(client.readDeviceTwin('d1'));
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      event: 'hub.call',
      kind: 'twinRead',
      status: 404,
      attempts: 1,
      tookMs: expect.any(Number),
    });
    expect(logged.join()).not.toContain('sig=');
    expect(hub.requests).toHaveLength(1);
  });
});

describe('a certificate that must not be trusted', () => {
  it.each([
    ['of another CA', () => makeCertificates(hostName, { issuer: 'Inspecting Proxy CA' }), 'tlsUntrusted'],
    [
      'that has expired',
      () => makeCertificates(hostName, { issuer: 'Inspecting Proxy CA', daysLeft: -1 }),
      'tlsExpired',
    ],
    [
      'of another host',
      () => makeCertificates('other.azure-devices.net', { issuer: 'Inspecting Proxy CA' }),
      'tlsWrongHost',
    ],
  ])('%s ends the call before anything is sent, and its issuer is named', async (_, make, cause) => {
    const bad = await make();
    const hub = await startScriptedHub(bad, () => ({ status: 200, json: twinBody }));
    const { client } = open(hub.port, cause === 'tlsUntrusted' ? good.caPem : bad.caPem);
    expect(await failureOf(client.readDeviceTwin('d1'))).toMatchObject({
      cause,
      certificateIssuer: 'Inspecting Proxy CA',
      attempts: 1,
    });
    expect(hub.requests).toEqual([]);
  });
});

describe('the way to a saved hub', () => {
  const record = {
    hubId: 'h',
    name: 'H',
    hostName,
    policyName: 'service',
    gatewayHostName: null,
    ownCa: null,
  };
  const route = (changes: Partial<typeof record> | { gatewayHostName: string }) => {
    const target = targetOfRecord({ ...record, ...changes }, secretOf(key));
    return { address: target.route, agent: target.agent };
  };

  it('is the host itself on the ports of HTTPS and of each transport', () => {
    expect(route({})).toEqual({
      address: { address: hostName, port: 443, serverName: hostName, ca: null },
      agent: { hostName, gatewayHostName: null, port: null, caPem: null },
    });
  });

  it('leads through the gateway, whose own name the certificate must hold', () => {
    expect(route({ gatewayHostName: 'edge.plant.example:9443' })).toMatchObject({
      address: { address: 'edge.plant.example', port: 9443, serverName: 'edge.plant.example' },
      agent: { hostName, gatewayHostName: 'edge.plant.example', port: 9443 },
    });
  });

  it('sends no server name to a bare IP address', () => {
    expect(route({ gatewayHostName: '10.0.0.7' }).address).toMatchObject({
      address: '10.0.0.7',
      port: 443,
      serverName: '',
    });
  });
});
