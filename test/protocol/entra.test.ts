import { createLocalJWKSet, jwtVerify, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { DataRole } from '../../main/sandbox/entra';
import { deviceClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';
import { temporaryFolder } from '../support/temporaryFolder';

const scope = 'https://iothubs.azure.net/.default';

async function startWithDevice() {
  const testHub = await startHub();
  const { hub, registryWith, registryAs } = testHub;
  await registryAs('iothubowner').create({ deviceId: 'd' });
  await registryAs('iothubowner').addModule({ deviceId: 'd', moduleId: 'm' });
  const tokenFor = async (...roles: DataRole[]) =>
    `Bearer ${await hub.entra.issuer.issue({ principal: 'ana', roles, lifetimeS: 600 })}`;
  return {
    ...testHub,
    tokenFor,
    registryIn: async (...roles: DataRole[]) => registryWith(await tokenFor(...roles)),
  };
}

function askForToken(hub: Awaited<ReturnType<typeof startHub>>['hub'], form: Record<string, string>) {
  return restCall(hub, {
    method: 'POST',
    path: '/entra/oauth2/v2.0/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(form).toString()),
  });
}

const statusOf = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: { statusCode?: number }) => error.statusCode ?? 0,
  );

describe('a bearer token', () => {
  const calls = ['get', 'create', 'delete', 'getTwin', 'updateTwin', 'query', 'statistics', 'bulk'] as const;

  it.each<[DataRole, readonly (typeof calls)[number][]]>([
    ['IoT Hub Data Contributor', calls],
    ['IoT Hub Data Reader', ['get', 'getTwin', 'query', 'statistics']],
    ['IoT Hub Registry Contributor', ['get', 'create', 'delete', 'bulk']],
    ['IoT Hub Twin Contributor', ['getTwin', 'updateTwin', 'query']],
  ])('of the role %s allows exactly its part', async (role, allowed) => {
    const { registryAs, registryIn } = await startWithDevice();
    await registryAs('iothubowner').create({ deviceId: 'gone' });
    const registry = await registryIn(role);
    const statuses: Record<(typeof calls)[number], number> = {
      get: await statusOf(registry.get('d')),
      create: await statusOf(registry.create({ deviceId: 'new' })),
      delete: await statusOf(registry.delete('gone')),
      getTwin: await statusOf(registry.getModuleTwin('d', 'm')),
      updateTwin: await statusOf(registry.updateTwin('d', { tags: { a: 1 } }, '*')),
      query: await statusOf(registry.createQuery('SELECT * FROM devices').next()),
      statistics: await statusOf(registry.getRegistryStatistics()),
      bulk: await statusOf(registry.addDevices([{ deviceId: 'bulk' }] as never)),
    };
    expect(statuses).toEqual(
      Object.fromEntries(calls.map((call) => [call, allowed.includes(call) ? 200 : 401])),
    );
  });

  it('without a role is refused in the words of the service', async () => {
    const { hub, tokenFor } = await startWithDevice();
    const { status, body } = await restCall(hub, {
      method: 'GET',
      path: '/twins/d',
      token: await tokenFor(),
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({
      Message:
        'ErrorCode:IotHubUnauthorized;Principal ana is not authorized for GET on /twins/d due to no assigned permissions',
    });
  });

  it('of two roles allows the parts of both', async () => {
    const { registryIn } = await startWithDevice();
    const registry = await registryIn('IoT Hub Registry Contributor', 'IoT Hub Twin Contributor');
    await registry.addModule({ deviceId: 'd', moduleId: 'azureiotsecurity' });
    await registry.updateModuleTwin('d', 'azureiotsecurity', { tags: { a: 1 } }, '*');
  });

  it.each<
    [string, (good: string, hub: Awaited<ReturnType<typeof startHub>>['hub']) => string | Promise<string>]
  >([
    ['that is no token', () => 'Bearer abc'],
    ['whose signature was changed', (good) => `${good.slice(0, -8)}AAAAAAAA`],
    [
      'without a signature',
      () =>
        `Bearer ${new UnsecuredJWT({ appid: 'ana', roles: ['IoT Hub Data Contributor'] })
          .setIssuer('https://sandbox.siteward.localhost/entra/v2.0')
          .setAudience('https://iothubs.azure.net')
          .setExpirationTime('1h')
          .encode()}`,
    ],
    [
      'that has expired',
      async (_, hub) =>
        `Bearer ${await hub.entra.issuer.issue({ principal: 'ana', roles: ['IoT Hub Data Contributor'], lifetimeS: -600 })}`,
    ],
  ])('%s is refused', async (_, tokenOf) => {
    const { hub, registryWith, tokenFor } = await startWithDevice();
    const token = await tokenOf(await tokenFor('IoT Hub Data Contributor'), hub);
    expect(await statusOf(registryWith(token).get('d'))).toBe(401);
  });

  it('of another hub is refused', async () => {
    const { registryWith } = await startWithDevice();
    const other = await startWithDevice();
    expect(await statusOf(registryWith(await other.tokenFor('IoT Hub Data Contributor')).get('d'))).toBe(401);
  });

  it('is good after a restart of the hub', async () => {
    const folder = temporaryFolder();
    const first = await startHub(folder);
    await first.registryAs('iothubowner').create({ deviceId: 'd' });
    const token = await first.hub.entra.issuer.issue({
      principal: 'ana',
      roles: ['IoT Hub Data Reader'],
      lifetimeS: 600,
    });
    const second = await startHub(folder);
    expect(await statusOf(second.registryWith(`Bearer ${token}`).get('d'))).toBe(200);
    expect(second.hub.entra.applications).toEqual(first.hub.entra.applications);
  });
});

describe('a hub that denies its policies', () => {
  it('lets services in with tokens alone, and devices with their own keys', async () => {
    const { hub, registryAs, registryWith } = await startHub(temporaryFolder(), { deniesPolicies: true });
    const token = await hub.entra.issuer.issue({
      principal: 'ana',
      roles: ['IoT Hub Data Contributor'],
      lifetimeS: 600,
    });
    await registryWith(`Bearer ${token}`).create({ deviceId: 'd' });
    expect(await statusOf(registryAs('iothubowner').get('d'))).toBe(401);
    await deviceClient(hub, 'd');
    expect(hub.rooms.sessions.isConnected({ deviceId: 'd' })).toBe(true);
  });
});

describe('the token endpoint', () => {
  it('gives each application a token of its role, signed with the key it publishes', async () => {
    const { hub, registryWith } = await startWithDevice();
    const { body: configuration } = await restCall(hub, {
      method: 'GET',
      path: '/entra/v2.0/.well-known/openid-configuration?',
    });
    const { body: keys } = await restCall(hub, { method: 'GET', path: '/entra/discovery/v2.0/keys' });
    for (const { clientId, clientSecret, role } of hub.entra.applications) {
      const { status, body } = await askForToken(hub, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      });
      expect(status).toBe(200);
      const { access_token: token } = body as { access_token: string };
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys as never), {
        issuer: (configuration as { issuer: string }).issuer,
        audience: 'https://iothubs.azure.net',
      });
      expect(payload).toMatchObject({ appid: clientId, roles: [role] });
      const mayRead = role !== 'IoT Hub Twin Contributor';
      expect(await statusOf(registryWith(`Bearer ${token}`).get('d'))).toBe(mayRead ? 200 : 401);
    }
  });

  it('never shows the private part of its key', async () => {
    const { hub } = await startHub();
    const { text } = await restCall(hub, { method: 'GET', path: '/entra/discovery/v2.0/keys' });
    expect(JSON.parse(text).keys).toEqual([
      { kty: 'RSA', n: expect.any(String), e: 'AQAB', kid: expect.any(String), alg: 'RS256', use: 'sig' },
    ]);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['an unknown application', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['another resource', { scope: 'https://vault.azure.net/.default' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_, changes, status, error) => {
    const { hub } = await startHub();
    const reader = hub.entra.applications.find(({ clientId }) => clientId === 'data-reader');
    const answer = await askForToken(hub, {
      grant_type: 'client_credentials',
      client_id: 'data-reader',
      client_secret: reader?.clientSecret ?? '',
      scope,
      ...changes,
    });
    expect(answer).toMatchObject({ status, body: { error } });
    expect(answer.text).not.toContain(reader?.clientSecret);
  });
});
