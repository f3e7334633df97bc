/** The local agent that signs in as the device with the device's certificate, on the embedded hub over real TLS. */
import { describe, expect, it, vi } from 'vitest';
import type { HubClient } from '../../main/hubs';
import type { AgentStart } from '../../preload/contract';
import {
  agentWith,
  certificatesFrom,
  deviceId,
  hubWithModule,
  moduleId,
  patience,
  transports,
  usual,
} from '../support/agentAtHub';
import { startConnectProxy } from '../support/connectProxy';
import { certificateFor, type TestCertificate } from '../support/deviceCertificates';

describe('an agent that has the device’s certificate', { timeout: 60_000 }, () => {
  const byThumbprint = (primaryThumbprint: string) => ({
    authentication: {
      type: 'selfSigned',
      x509Thumbprint: { primaryThumbprint, secondaryThumbprint: 'A'.repeat(40) },
    },
  });

  /** Starts the agent with the certificate's files as two, as they mostly are. */
  async function agentShowing(
    client: HubClient,
    { pem, keyPem }: Pick<TestCertificate, 'pem' | 'keyPem'>,
    start: Partial<AgentStart> = {},
  ) {
    const certificates = certificatesFrom({ deviceCertificate: pem, deviceKey: keyPem });
    const { certificateId } = await certificates.choose();
    await certificates.chooseKey(certificateId);
    const signIn = { kind: 'deviceCertificate', certificateId } as const;
    return agentWith(client, { ...usual, ...start, signIn }, { certificates });
  }

  it.each(transports)('gets the module’s key with it and connects over %s', async (transport) => {
    const certificate = await certificateFor({ commonName: deviceId });
    const bench = await hubWithModule(byThumbprint(certificate.sha256));
    await agentShowing(bench.client, certificate, { transport });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(bench.messages[0]?.from).toEqual({ deviceId, moduleId });
  });

  it('needs no right to read the registry', async () => {
    const certificate = await certificateFor({ commonName: deviceId });
    const bench = await hubWithModule(byThumbprint(certificate.sha1));
    const refuse = async (): Promise<never> => {
      throw new Error('The registry was asked.');
    };
    const client = { ...bench.client, readDevice: refuse, readDeviceKeys: refuse, readModuleKey: refuse };
    await agentShowing(client, certificate);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
  });

  it('shows those above it, too, to a hub that knows their authority', async () => {
    const root = await certificateFor({ commonName: 'Plant root', isAuthority: true });
    const line = await certificateFor({ commonName: 'Line 1', under: root, isAuthority: true });
    const own = await certificateFor({ commonName: deviceId, under: line });
    const bench = await hubWithModule({ authentication: { type: 'certificateAuthority' } });
    bench.hub.certificateAuthorities.register(root.pem);
    await agentShowing(bench.client, { ...own, pem: `${own.pem}\n${line.pem}` });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
  });

  it('shows it through a proxy', async () => {
    const certificate = await certificateFor({ commonName: deviceId });
    const bench = await hubWithModule(byThumbprint(certificate.sha256));
    const proxy = await startConnectProxy();
    await agentShowing(bench.client, certificate, { transport: 'mqttWebSocket', proxy: proxy.address });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(proxy.asked).toHaveLength(2);
  });

  it('reads the renewed key of the module with it', async () => {
    const certificate = await certificateFor({ commonName: deviceId });
    const bench = await hubWithModule(byThumbprint(certificate.sha256));
    const { seen } = await agentShowing(bench.client, certificate);
    await vi.waitFor(() => expect(seen.status?.counts.messagesAcknowledged).toBe(1), patience);
    const key = Buffer.from('the key after it was renewed....').toString('base64');
    const symmetricKey = { primaryKey: key, secondaryKey: key };
    const module = { deviceId, moduleId, etag: '*', authentication: { symmetricKey } };
    await bench.registry.updateModule(module);
    bench.hub.rooms.sessions.closeIdentity({ deviceId, moduleId }, 'The key was renewed.');
    await vi.waitFor(() => expect(seen.status?.state).toBe('reconnecting'), patience);
    await vi.waitFor(() => expect(seen.status?.state).toBe('connected'), patience);
  });

  it.each<[string, string, () => Promise<{ shown: TestCertificate; device: object }>]>([
    [
      'the hub has other thumbprints',
      'CERTIFICATE_NOT_OF_DEVICE',
      async () => ({
        shown: await certificateFor({ commonName: deviceId }),
        device: byThumbprint('B'.repeat(64)),
      }),
    ],
    [
      'it has the name of another device',
      'CERTIFICATE_NOT_OF_DEVICE',
      async () => ({
        shown: await certificateFor({ commonName: 'pump-2' }),
        device: { authentication: { type: 'certificateAuthority' } },
      }),
    ],
    [
      'the device authenticates by key',
      'DEVICE_TAKES_NO_CERTIFICATE',
      async () => ({ shown: await certificateFor({ commonName: deviceId }), device: {} }),
    ],
    [
      'it has expired',
      'CERTIFICATE_OUT_OF_DATE',
      async () => {
        const shown = await certificateFor({ commonName: deviceId, validTo: new Date(Date.now() - 1000) });
        return { shown, device: byThumbprint(shown.sha256) };
      },
    ],
    [
      'the device is disabled',
      'DEVICE_DISABLED',
      async () => {
        const shown = await certificateFor({ commonName: deviceId });
        return { shown, device: { ...byThumbprint(shown.sha256), status: 'disabled' } };
      },
    ],
  ])('is told when %s', async (_, code, makeScene) => {
    const { shown, device } = await makeScene();
    const bench = await hubWithModule(device);
    await expect(agentShowing(bench.client, shown)).rejects.toMatchObject({ code });
  });

  it('is told how the hub refuses it when the registry may not be read', async () => {
    const bench = await hubWithModule();
    const client = {
      ...bench.client,
      readDevice: async (): Promise<never> => {
        throw new Error('not allowed');
      },
    };
    await expect(agentShowing(client, await certificateFor({ commonName: deviceId }))).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      failure: { cause: 'unauthorized' },
    });
  });
});
