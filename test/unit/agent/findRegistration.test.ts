/** What the Device Provisioning Service is asked and how its answers are taken, over real TLS to a server that answers as told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findRegistration } from '../../../main/agent';
import { secretOf } from '../../../main/secrets';
import { makeCertificates, type TestCertificates } from '../hubs/certificates';
import { type ScriptedAnswer, startScriptedHub } from '../hubs/scriptedHub';

const hostName = 'global.azure-devices-provisioning.net';
const key = secretOf(Buffer.from('a key of a device, 32 bytes long').toString('base64'));
const assigned = { status: 'assigned', assignedHub: 'plant.azure-devices.net', deviceId: 'pump-7' };
let certificates: TestCertificates;

beforeAll(async () => {
  certificates = await makeCertificates('localhost');
});

async function asked(answer: ScriptedAnswer, registrationId = 'pump-7') {
  const service = await startScriptedHub(certificates, () => answer);
  const route = {
    hostName,
    gatewayHostName: 'localhost',
    port: service.port,
    caPem: certificates.caPem,
    proxy: null,
  };
  const name = { idScope: '0ne00A0B1C2', registrationId };
  const found = findRegistration(route, name, { kind: 'key', key }, undefined);
  return { service, found };
}

describe('finding a registration', () => {
  it('asks as the agents do, and registers nothing', async () => {
    const { service, found } = await asked({ status: 200, json: assigned }, 'pump:7_a.b');
    expect(await found).toEqual({ hostName: 'plant.azure-devices.net', deviceId: 'pump-7' });
    const [request, ...further] = service.requests;
    expect(further).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/0ne00A0B1C2/registrations/pump%3A7_a.b?api-version=2019-03-31',
      body: '{"registrationId":"pump:7_a.b"}',
    });
    expect(request?.headers).toMatchObject({ host: hostName, 'content-type': 'application/json' });
    expect(request?.headers.authorization).toMatch(
      /^SharedAccessSignature sr=0ne00A0B1C2%2Fregistrations%2Fpump%3A7_a\.b&sig=\S+&skn=registration&se=\d+$/,
    );
  });

  it.each([
    ['is not known', { status: 404, json: { errorCode: 404000 } }, 'REGISTRATION_UNKNOWN'],
    ['is proven by another key', { status: 401, json: { errorCode: 401002 } }, 'REGISTRATION_REFUSED'],
    ['waits', { status: 200, json: { status: 'unassigned' } }, 'REGISTRATION_NOT_ASSIGNED'],
    ['is disabled', { status: 200, json: { ...assigned, status: 'disabled' } }, 'REGISTRATION_NOT_ASSIGNED'],
    ['has no hub', { status: 200, json: { ...assigned, assignedHub: null } }, 'REGISTRATION_NOT_ASSIGNED'],
  ])('says that it %s', async (_, answer, code) => {
    await expect((await asked(answer)).found).rejects.toMatchObject({ code });
  });

  it('tells the state of one that is not assigned', async () => {
    const { found } = await asked({ status: 200, json: { status: 'failed' } });
    await expect(found).rejects.toMatchObject({ data: { status: 'failed' } });
  });

  it.each([
    ['another page answers', { status: 200, text: '<html>Sign in</html>' }, 'unreadableAnswer'],
    ['the service is throttled', { status: 429 }, 'throttled'],
    ['the connection breaks', 'hangUp', 'connectionLost'],
  ] as const)('names the cause when %s', async (_, answer, cause) => {
    await expect((await asked(answer)).found).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      failure: { cause, hostName },
    });
  });
});
