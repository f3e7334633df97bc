import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openControl } from '../../main/sandbox/control/controlServer';
import { certificateFor } from '../support/deviceCertificates';
import { certificateClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { temporaryFolder } from '../support/temporaryFolder';

async function controlledHub() {
  const { hub, registryAs } = await startHub();
  const tokenFile = join(temporaryFolder(), 'control-token');
  writeFileSync(tokenFile, 'of an earlier run', { mode: 0o644 });
  const { faults, certificateAuthorities, certificate } = hub;
  const control = await openControl({ faults, certificateAuthorities, certificate, tokenFile, port: 0 });
  onTestFinished(control.close);
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    authorization = `Bearer ${readFileSync(tokenFile, 'utf8')}`,
  ): Promise<{ status: number; body: unknown }> => {
    const url = new URL(path, control.address);
    const outgoing = request(url, { method, ca: hub.caPem, agent: false, headers: { authorization } });
    outgoing.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
    // The first argument of Node's `response` event.
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    return { status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) };
  };
  return { hub, registry: registryAs('iothubowner'), tokenFile, call };
}

const fault = { effect: { kind: 'unavailable' }, deviceId: 'pump-1', count: 1 };

describe('the control interface', () => {
  it('adds, lists and removes faults, which then happen', async () => {
    const { call, registry } = await controlledHub();
    const added = await call('POST', '/faults', fault);
    expect(added).toMatchObject({ status: 201, body: { deviceId: 'pump-1', remaining: 1 } });
    await expect(registry.get('pump-1')).rejects.toMatchObject({ statusCode: 503 });
    expect(await call('GET', '/faults')).toEqual({ status: 200, body: [] });

    const { body } = await call('POST', '/faults', fault);
    const { id } = body as { id: string };
    expect(await call('GET', '/faults')).toMatchObject({ body: [{ id }] });
    expect((await call('DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/faults/${id}`)).status).toBe(404);
    await call('POST', '/faults', fault);
    await call('DELETE', '/faults');
    await expect(registry.get('pump-1')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('is for those who can read its token, which is a new one for each run', async () => {
    const { call, tokenFile, hub } = await controlledHub();
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(tokenFile, 'utf8')).toMatch(/^[\w-]{43}$/);
    expect((await call('POST', '/faults', fault, 'Bearer of an earlier run')).status).toBe(401);
    expect((await call('GET', '/faults', undefined, '')).status).toBe(401);
    expect(hub.faults.list()).toEqual([]);
  });

  it('says what is wrong with a request', async () => {
    const { call } = await controlledHub();
    expect(await call('POST', '/faults', { effect: { kind: 'unavailable' } })).toMatchObject({
      status: 400,
      body: { message: 'a fault needs count or seconds' },
    });
    expect((await call('POST', '/faults', '{')).status).toBe(400);
    expect((await call('POST', '/faults', 'x'.repeat(20_000))).status).toBe(413);
    expect((await call('GET', '/elsewhere')).status).toBe(404);
    expect((await call('PUT', '/faults')).status).toBe(405);
  });

  it('registers authorities, whose devices may then connect', async () => {
    const { call, hub, registry } = await controlledHub();
    const authority = await certificateFor({ commonName: 'Plant CA', isAuthority: true });
    const certificate = await certificateFor({ commonName: 'pump-1', under: authority });
    const chain = { pem: `${certificate.pem}\n${authority.pem}`, keyPem: certificate.keyPem };
    hub.rooms.identities.write(
      { deviceId: 'pump-1' },
      { authentication: { type: 'certificateAuthority' } },
      null,
    );
    await expect(certificateClient(hub, { deviceId: 'pump-1' }, chain)).rejects.toThrow();

    const registered = { thumbprint: authority.sha256, subject: 'CN=Plant CA' };
    const added = await call('POST', '/certificateAuthorities', authority.pem);
    expect(added).toMatchObject({ status: 201, body: registered });
    expect(await call('GET', '/certificateAuthorities')).toMatchObject({ status: 200, body: [registered] });
    await certificateClient(hub, { deviceId: 'pump-1' }, chain);

    expect((await call('DELETE', `/certificateAuthorities/${authority.sha256}`)).status).toBe(204);
    expect((await call('DELETE', `/certificateAuthorities/${authority.sha256}`)).status).toBe(404);
    await expect(certificateClient(hub, { deviceId: 'pump-1' }, chain)).rejects.toThrow();
    expect(await registry.get('pump-1')).toMatchObject({ responseBody: { deviceId: 'pump-1' } });
  });

  it('takes no certificate for an authority’s that is none', async () => {
    const { call } = await controlledHub();
    const { pem } = await certificateFor({ commonName: 'pump-1' });
    expect((await call('POST', '/certificateAuthorities', pem)).status).toBe(400);
    expect((await call('POST', '/certificateAuthorities', 'no PEM')).status).toBe(400);
    expect((await call('GET', '/certificateAuthorities')).body).toEqual([]);
  });

  it('can be reached while the hub shows a wrong certificate', async () => {
    const { call } = await controlledHub();
    await call('POST', '/faults', { effect: { kind: 'expiredCertificate' }, seconds: 60 });
    expect((await call('DELETE', '/faults')).status).toBe(204);
  });
});
