/** The embedded hub as a stand-in for the Device Provisioning Service, as it answers on the wire. */
import { describe, expect, it } from 'vitest';
import { sandboxIdScope } from '../../main/sandbox/provisioning';
import { startHub } from '../support/hub';
import { restCall, type WireCall } from '../support/restCall';
import { sasToken, type TokenParts } from '../support/sasToken';

const deviceId = 'Pump-1';
const resource = `${sandboxIdScope}/registrations/${deviceId}`;
const path = `/${resource}?api-version=2019-03-31`;

async function hubWithDevice() {
  const { hub } = await startHub();
  const { record } = hub.rooms.identities.write({ deviceId }, {}, null);
  const key = record.authentication.symmetricKey.primaryKey ?? '';
  const tokenWith = (parts: Partial<TokenParts>) =>
    sasToken({ resource, key, policyName: 'registration', ...parts });
  const ask = (call: Partial<WireCall> = {}) =>
    restCall(hub, {
      method: 'POST',
      path,
      token: tokenWith({}),
      body: { registrationId: deviceId },
      ...call,
    });
  return { hub, ask, tokenWith };
}

describe('the embedded hub as a provisioning service', () => {
  it('says to which hub and as what a device is assigned', async () => {
    const { hub, ask } = await hubWithDevice();
    expect(await ask()).toMatchObject({
      status: 200,
      body: { registrationId: deviceId, assignedHub: hub.hostName, deviceId, status: 'assigned' },
    });
  });

  it('takes the resource of the token in lower case, as it is documented', async () => {
    const { ask, tokenWith } = await hubWithDevice();
    expect((await ask({ token: tokenWith({ resource: resource.toLowerCase() }) })).status).toBe(200);
  });

  it.each<[string, Partial<TokenParts>]>([
    ['of another policy', { policyName: 'device' }],
    ['for the whole scope', { resource: sandboxIdScope }],
    ['for another registration', { resource: `${sandboxIdScope}/registrations/pump-2` }],
    ['for the hub', { resource: `sandbox.siteward.localhost/devices/${deviceId}` }],
    ['with another key', { key: Buffer.alloc(32).toString('base64') }],
    ['that has expired', { expiry: Math.floor(Date.now() / 1000) - 1 }],
  ])('refuses a token %s', async (_, parts) => {
    const { ask, tokenWith } = await hubWithDevice();
    const answer = await ask({ token: tokenWith(parts) });
    expect(answer).toMatchObject({ status: 401, body: { errorCode: 401_000, message: 'Unauthorized.' } });
  });

  it.each<[string, number, Partial<WireCall>]>([
    ['without any credential', 401, { headers: { authorization: '' } }],
    ['with a token that is none', 401, { token: 'Bearer x' }],
    ['of another scope', 404, { path: path.replace(sandboxIdScope, '0ne00A0B1C2') }],
    ['of no device', 404, { path: path.replace(deviceId, 'pump-9') }],
    ['of a version that it does not know', 400, { path: path.replace('2019', '2009') }],
  ])('refuses a question %s', async (_, status, call) => {
    const { ask } = await hubWithDevice();
    expect((await ask(call)).status).toBe(status);
  });

  it.each<[string, Partial<WireCall>]>([
    ['register', { method: 'PUT', path: path.replace('?', '/register?') }],
    ['read', { method: 'GET' }],
  ])('does not %s', async (_, call) => {
    const { ask } = await hubWithDevice();
    expect((await ask(call)).status).toBe(404);
  });
});
