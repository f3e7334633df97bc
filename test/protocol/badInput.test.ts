import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startHub } from '../support/hub';
import { exchange, openConnection } from '../support/rawHttp';
import { restCall } from '../support/restCall';

async function startWithDevice() {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'd' });
  const token = testHub.policyToken('iothubowner');
  const call = (
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ) => restCall(testHub.hub, { method, path, token, ...options });
  return { ...testHub, registry, token, call };
}

const codeOf = ({ headers }: { headers: Record<string, unknown> }) => headers['iothub-errorcode'];

describe('a call over HTTPS', () => {
  it.each([
    ['without api-version', '/devices/d?'],
    ['with an unknown api-version', '/devices/d?api-version=2099-01-01'],
    ['with an api-version that is none', '/devices/d?api-version=latest'],
  ])('%s answers 400', async (_, path) => {
    const { call } = await startWithDevice();
    const answer = await call('GET', path);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidProtocolVersion']);
  });

  it.each(['2016-11-14', '2018-06-30', '2020-09-30', '2021-04-12', '2024-03-31'])(
    'is answered for the api-version %s of a published client',
    async (version) => {
      const { call } = await startWithDevice();
      expect((await call('GET', `/devices/d?api-version=${version}`)).status).toBe(200);
    },
  );

  it('to no address answers 404, and with a wrong method 405', async () => {
    const { call } = await startWithDevice();
    expect((await call('GET', '/nowhere')).status).toBe(404);
    const answer = await call('PATCH', '/devices/d', { body: {} });
    expect([answer.status, codeOf(answer)]).toEqual([405, 'GenericMethodNotAllowed']);
    expect((await call('GET', '/devices/%E0%A4%A')).status).toBe(400);
  });

  it.each<[string, Uint8Array, string, number]>([
    ['that is not JSON', Buffer.from('{"tags":'), 'DeserializationError', 400],
    [
      'of bad UTF-8',
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
      'DeserializationError',
      400,
    ],
    [
      'nested beyond measure',
      Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)),
      'DeserializationError',
      400,
    ],
    ['of a number beyond all', Buffer.from('{"tags":{"a":1e999}}'), 'ArgumentInvalid', 400],
    ['that is empty', Buffer.alloc(0), 'ArgumentNull', 400],
    ['over its size', Buffer.alloc(300 * 1024, 0x20), 'MessageTooLarge', 413],
  ])('with a body %s is refused', async (_, body, code, status) => {
    const { call, registry } = await startWithDevice();
    const answer = await call('PATCH', '/twins/d', { body });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect((await registry.getTwin('d')).responseBody.tags).toEqual({});
  });

  it('with another content type answers 415', async () => {
    const { call } = await startWithDevice();
    const headers = { 'content-type': 'text/plain' };
    const answer = await call('PATCH', '/twins/d', { body: { tags: { a: 1 } }, headers });
    expect([answer.status, codeOf(answer)]).toEqual([415, 'GenericUnsupportedMediaType']);
  });

  it('keeps keys that are names of a prototype as ordinary keys', async () => {
    const { call } = await startWithDevice();
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const section = `{${keys.map((key) => `${JSON.stringify(key)}:{"polluted":1}`).join()}}`;
    const body = Buffer.from(
      `{"tags":${section},"properties":{"desired":${section}},"__proto__":{"polluted":1}}`,
    );
    expect((await call('PATCH', '/twins/d', { body })).status).toBe(200);
    const { text } = await call('GET', '/twins/d');
    const twin = JSON.parse(text);
    expect(Object.keys(twin.tags)).toEqual(keys);
    expect(Object.keys(twin.properties.desired)).toEqual(expect.arrayContaining(keys));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const removal = Buffer.from('{"tags":{"__proto__":null,"constructor":null}}');
    await call('PATCH', '/twins/d', { body: removal });
    expect(Object.keys(JSON.parse((await call('GET', '/twins/d')).text).tags)).toEqual(keys.slice(2));
  });

  it('may name a device after a part of a prototype', async () => {
    const { registry } = await startWithDevice();
    for (const deviceId of ['__proto__', 'constructor']) {
      await registry.create({ deviceId });
      expect((await registry.getTwin(deviceId)).responseBody.deviceId).toBe(deviceId);
    }
  });
});

describe('a connection', () => {
  it.each([
    ['of no protocol', '\u0000\u0001\u0002 hello'],
    ['whose first line is wrong', 'GET /devices\r\n\r\n'],
    ['with a method that does not exist', 'FETCH /devices HTTP/1.1\r\nhost: a\r\n\r\n'],
    [
      'with two lengths',
      'PUT /devices/d HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    [
      'with a length and chunks',
      'PUT /devices/d HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'with a chunk that is none',
      'PUT /devices/d HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['with endless headers', `GET /devices HTTP/1.1\r\nhost: a\r\n${'x-more: 1\r\n'.repeat(10_000)}`],
    ['with an endless header', `GET /devices HTTP/1.1\r\nhost: ${'a'.repeat(100_000)}`],
  ])('%s is refused or ended, and the hub serves others', async (_, bytes) => {
    const { hub, registry } = await startWithDevice();
    expect(await exchange(hub, bytes)).toMatch(/^(?:closed|HTTP\/1\.1 4\d\d )/);
    expect((await registry.get('d')).responseBody.deviceId).toBe('d');
  });

  it('that sends a body without end gets its answer and is ended', async () => {
    const { hub, token } = await startWithDevice();
    const socket = await openConnection(hub);
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `PATCH /twins/d?api-version=2021-04-12 HTTP/1.1\r\nhost: a\r\nauthorization: ${token}\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const pour = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', pour);
    pour();
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that is refused before its body is read can be used again', async () => {
    const { hub, registry } = await startWithDevice();
    const refused = await restCall(hub, {
      method: 'PATCH',
      path: '/twins/d',
      body: { tags: { a: 'x'.repeat(5000) } },
    });
    expect(refused.status).toBe(401);
    await registry.get('d');
  });
});

describe('mutated traffic', () => {
  it('is answered or ended, and never stops the hub', async () => {
    const { hub, registry, token } = await startWithDevice();
    const body = JSON.stringify({ tags: { site: 'Bilbao' }, properties: { desired: { a: { b: 1 } } } });
    const real = Buffer.from(
      `PATCH /twins/d?api-version=2021-04-12 HTTP/1.1\r\nhost: ${hub.hostName}\r\nauthorization: ${token}\r\n` +
        `content-type: application/json; charset=utf-8\r\nif-match: "*"\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    const mutation = fc.record({
      at: fc.nat({ max: real.length - 1 }),
      removed: fc.nat({ max: 20 }),
      inserted: fc.uint8Array({ maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const bytes = mutations.reduce(
          (now, { at, removed, inserted }) =>
            Buffer.concat([now.subarray(0, at), inserted, now.subarray(at + removed)]),
          real,
        );
        const answer = await exchange(hub, bytes);
        expect(answer).toMatch(/^(?:closed|HTTP\/1\.1 [234]\d\d |HTTP\/1\.1 501 )/);
      }),
      { numRuns: 60 },
    );
    expect((await registry.get('d')).responseBody.deviceId).toBe('d');
  }, 60_000);

  it('of any call with any JSON is answered in the service’s own form', async () => {
    const { hub, registry, token } = await startWithDevice();
    await registry.addModule({ deviceId: 'd', moduleId: 'm' });
    const segment = fc.oneof(
      fc.constantFrom(
        'devices',
        'twins',
        'modules',
        'methods',
        'statistics',
        'd',
        'm',
        'service',
        'query',
        '',
      ),
      fc.constantFrom('__proto__', 'constructor', '%00', '%2F', '..', 'a b', 'ñ').map(encodeURI),
    );
    const key = fc.constantFrom(
      'tags',
      'properties',
      'desired',
      'reported',
      'deviceId',
      'authentication',
      'symmetricKey',
      'x509Thumbprint',
      'capabilities',
      'status',
      'methodName',
      'query',
      'id',
      'importMode',
      '__proto__',
      '$version',
    );
    const { body } = fc.letrec<{ body: unknown }>((tie) => ({
      body: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 0, -1, 1e308, '', 'd', 'create', 'sas', '\u0000'),
        fc.array(tie('body'), { maxLength: 3 }),
        fc.dictionary(key, tie('body'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'PUT', 'POST', 'PATCH', 'DELETE'),
        fc.array(segment, { maxLength: 5 }),
        body,
        fc.constantFrom('*', '"*"', '"AAAAAAAAAAE="', 'bare', '"'),
        async (method, segments, json, ifMatch) => {
          const answer = await restCall(hub, {
            method,
            path: `/${segments.join('/')}`,
            token,
            body: json,
            headers: { 'if-match': ifMatch },
          });
          expect([500, 502, 503]).not.toContain(answer.status);
          if (answer.status < 400 || codeOf(answer) === 'BulkRegistryOperationFailure') return;
          expect(codeOf(answer)).toMatch(/^[A-Z]\w+$/);
          expect(answer.body).toEqual({ Message: expect.any(String), ExceptionMessage: expect.any(String) });
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});
