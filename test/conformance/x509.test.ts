import iotCommon from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateFor, type TestCertificate } from '../support/deviceCertificates';
import { deleteAfterwards, freshDeviceId } from './identities';
import { registryClient } from './serviceClients';
import { target } from './target';

async function deviceWith(primaryThumbprint: string): Promise<string> {
  const deviceId = freshDeviceId();
  deleteAfterwards(deviceId);
  const x509Thumbprint = { primaryThumbprint, secondaryThumbprint: '' };
  await registryClient().create({ deviceId, authentication: { type: 'selfSigned', x509Thumbprint } });
  return deviceId;
}

async function opened(deviceId: string, { pem, keyPem }: TestCertificate): Promise<iotDevice.Client> {
  const provider = new iotDevice.X509AuthenticationProvider({
    host: target.hostName,
    deviceId,
    x509: { cert: pem, key: keyPem },
    ...(target.gateway ? { gatewayHostName: `${target.gateway.host}:${target.gateway.port}` } : {}),
  });
  const client = iotDevice.Client.fromAuthenticationProvider(provider, iotDeviceMqtt.Mqtt);
  client.setRetryPolicy(new iotCommon.NoRetry());
  await client.open();
  onTestFinished(async () => {
    await client.close().catch(() => {});
  });
  return client;
}

describe('a device with a certificate', () => {
  it.each(['sha1', 'sha256'] as const)('is known by its %s thumbprint', async (digest) => {
    const certificate = await certificateFor({ commonName: 'siteward-conformance' });
    const client = await opened(await deviceWith(certificate[digest]), certificate);
    expect(await client.sendEvent(new iotDevice.Message('x'))).toBeTruthy();
  });

  it('is refused with another one', async () => {
    const [own, other] = [
      await certificateFor({ commonName: 'a' }),
      await certificateFor({ commonName: 'a' }),
    ];
    await expect(opened(await deviceWith(own.sha256), other)).rejects.toBeInstanceOf(Error);
  });
});
