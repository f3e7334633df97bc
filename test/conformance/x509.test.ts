import iotDevice from 'azure-iot-device';
import { Http } from 'azure-iot-device-http';
import { describe, expect, it } from 'vitest';
import { certificateFor } from '../support/deviceCertificates';
import { openDeviceWith, transports } from './deviceClients';
import { newDeviceWithThumbprint } from './identities';

describe.each(Object.entries({ ...transports, HTTPS: Http }))('a certificate over %s', (_, transport) => {
  it.each(['sha1', 'sha256'] as const)('makes its device known by its %s thumbprint', async (kind) => {
    const certificate = await certificateFor({ commonName: 'siteward-conformance' });
    const deviceId = await newDeviceWithThumbprint(certificate[kind]);
    const device = await openDeviceWith(certificate, deviceId, transport);
    expect(await device.sendEvent(new iotDevice.Message('hello'))).toBeTruthy();
  });

  it('is refused with another thumbprint than the device’s', async () => {
    const certificate = await certificateFor({ commonName: 'siteward-conformance' });
    const deviceId = await newDeviceWithThumbprint('A'.repeat(40));
    const send = async () => {
      const device = await openDeviceWith(certificate, deviceId, transport);
      await device.sendEvent(new iotDevice.Message('hello'));
    };
    await expect(send()).rejects.toMatchObject({ name: 'UnauthorizedError' });
  });
});
