import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import type { IdentityRef } from '../../main/sandbox/ports';
import { certificateFor, type TestCertificate } from '../support/deviceCertificates';
import { certificateClient, type Transport } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { temporaryFolder } from '../support/temporaryFolder';

const dayMs = 86_400_000;
const device: IdentityRef = { deviceId: 'pump-1' };
const module: IdentityRef = { deviceId: 'pump-1', moduleId: 'azureiotsecurity' };

type Authentication = Record<string, unknown>;
const byAuthority: Authentication = { type: 'certificateAuthority' };
const byThumbprints = (
  primaryThumbprint: string,
  secondaryThumbprint = primaryThumbprint,
): Authentication => ({
  type: 'selfSigned',
  x509Thumbprint: { primaryThumbprint, secondaryThumbprint },
});

/** A hub with a device, or a device and a module, of this authentication. */
async function hubWith(ref: IdentityRef, authentication: Authentication, folder = temporaryFolder()) {
  const testHub = await startHub(folder);
  const { identities } = testHub.hub.rooms;
  if (ref.moduleId !== undefined) identities.write({ deviceId: ref.deviceId }, {}, null);
  identities.write(ref, { authentication }, null);
  return testHub;
}

/** Connects with the certificate (and those above it in the same file) and says something. */
async function sendWith(
  hub: Hub,
  ref: IdentityRef,
  certificate: Pick<TestCertificate, 'pem' | 'keyPem'>,
  transport?: Transport,
): Promise<void> {
  const client = await certificateClient(hub, ref, certificate, transport);
  await client.sendEvent(new iotDevice.Message('hello'));
}

describe.each([
  ['MQTT', iotDeviceMqtt.Mqtt],
  ['MQTT over WebSocket', iotDeviceMqtt.MqttWs],
  ['AMQP', iotDeviceAmqp.Amqp],
  ['AMQP over WebSocket', iotDeviceAmqp.AmqpWs],
])('over %s', (_, transport) => {
  it.each(['sha1', 'sha256'] as const)(
    'a device is known by its certificate’s %s thumbprint',
    async (kind) => {
      const certificate = await certificateFor({ commonName: 'pump-1' });
      const { hub, messages } = await hubWith(device, byThumbprints(certificate[kind].toLowerCase()));
      await sendWith(hub, device, certificate, transport);
      expect(messages).toMatchObject([{ from: device }]);
    },
  );

  it('a module is known by a certificate under a registered authority', async () => {
    const root = await certificateFor({ commonName: 'Plant root', isAuthority: true });
    const line = await certificateFor({ commonName: 'Line 1', under: root, isAuthority: true });
    const own = await certificateFor({ commonName: 'pump-1/azureiotsecurity', under: line });
    const { hub, messages } = await hubWith(module, byAuthority);
    hub.certificateAuthorities.register(root.pem);
    await sendWith(hub, module, { ...own, pem: `${own.pem}\n${line.pem}` }, transport);
    expect(messages).toMatchObject([{ from: module }]);
  });
});

describe('a device with a certificate', () => {
  it('may show the one of its secondary thumbprint', async () => {
    const certificate = await certificateFor({ commonName: 'pump-1' });
    const { hub, messages } = await hubWith(device, byThumbprints('A'.repeat(40), certificate.sha256));
    await sendWith(hub, device, certificate);
    expect(messages).toHaveLength(1);
  });

  it('is known by an authority in the middle, too, and by it after a restart of the hub', async () => {
    const root = await certificateFor({ commonName: 'Plant root', isAuthority: true });
    const line = await certificateFor({ commonName: 'Line 1', under: root, isAuthority: true });
    const own = await certificateFor({ commonName: 'pump-1', under: line });
    const folder = temporaryFolder();
    const before = await hubWith(device, byAuthority, folder);
    before.hub.certificateAuthorities.register(line.pem);
    await sendWith(before.hub, device, own);
    await before.hub.close();
    const after = await startHub(folder);
    await sendWith(after.hub, device, own);
    expect([...before.messages, ...after.messages]).toHaveLength(2);
  });

  type Scene = { authentication: Authentication; shown: TestCertificate; authority: TestCertificate };
  it.each<[string, () => Promise<Scene>]>([
    [
      'of another thumbprint',
      async () => scene(byThumbprints('B'.repeat(40)), await certificateFor({ commonName: 'pump-1' })),
    ],
    [
      'that has expired',
      async () => {
        const shown = await certificateFor({ commonName: 'pump-1', validTo: new Date(Date.now() - 1000) });
        return scene(byThumbprints(shown.sha256), shown);
      },
    ],
    [
      'that is not valid yet',
      async () => {
        const validTo = new Date(Date.now() + 2 * dayMs);
        const shown = await certificateFor({
          commonName: 'pump-1',
          validFrom: new Date(Date.now() + dayMs),
          validTo,
        });
        return scene(byThumbprints(shown.sha256), shown);
      },
    ],
    [
      'under an authority that the hub does not know',
      async () => {
        const stranger = await certificateFor({ commonName: 'Plant root', isAuthority: true });
        return scene(byAuthority, await certificateFor({ commonName: 'pump-1', under: stranger }));
      },
    ],
    ['that signed itself', async () => scene(byAuthority, await certificateFor({ commonName: 'pump-1' }))],
    [
      'of another name',
      async () => {
        const authority = await certificateFor({ commonName: 'Plant root', isAuthority: true });
        return scene(
          byAuthority,
          await certificateFor({ commonName: 'pump-2', under: authority }),
          authority,
        );
      },
    ],
    [
      'under an authority that has expired',
      async () => {
        const authority = await certificateFor({
          commonName: 'Plant root',
          isAuthority: true,
          validTo: new Date(Date.now() - 1000),
        });
        return scene(
          byAuthority,
          await certificateFor({ commonName: 'pump-1', under: authority }),
          authority,
        );
      },
    ],
    ['when it has a key', async () => scene({ type: 'sas' }, await certificateFor({ commonName: 'pump-1' }))],
  ])('is refused with one %s', async (_, makeScene) => {
    const { authentication, shown, authority } = await makeScene();
    const { hub, messages } = await hubWith(device, authentication);
    hub.certificateAuthorities.register(authority.pem);
    await expect(sendWith(hub, device, shown)).rejects.toThrow(/Connection refused: Not authorized/);
    expect(messages).toEqual([]);
  });

  async function scene(
    authentication: Authentication,
    shown: TestCertificate,
    authority?: TestCertificate,
  ): Promise<Scene> {
    const known = authority ?? (await certificateFor({ commonName: 'Plant root', isAuthority: true }));
    return { authentication, shown, authority: known };
  }

  it('is refused with one under an authority that was removed', async () => {
    const root = await certificateFor({ commonName: 'Plant root', isAuthority: true });
    const own = await certificateFor({ commonName: 'pump-1', under: root });
    const { hub } = await hubWith(device, byAuthority);
    const thumbprint = hub.certificateAuthorities.register(root.pem);
    await sendWith(hub, device, own);
    hub.certificateAuthorities.remove(thumbprint);
    await expect(sendWith(hub, device, own)).rejects.toThrow(/Connection refused: Not authorized/);
  });
});

describe('the authorities of a hub', () => {
  it('are certificates of authorities and nothing else', async () => {
    const { hub } = await startHub();
    const leaf = await certificateFor({ commonName: 'pump-1' });
    const invalid = expect.objectContaining({ codeName: 'ArgumentInvalid' });
    expect(() => hub.certificateAuthorities.register(leaf.pem)).toThrow(invalid);
    expect(() => hub.certificateAuthorities.register('no certificate')).toThrow(invalid);
    expect(() => hub.certificateAuthorities.remove('00')).toThrow(
      expect.objectContaining({ codeName: 'CertificateNotFound' }),
    );
    expect(hub.certificateAuthorities.list()).toEqual([]);
  });
});
