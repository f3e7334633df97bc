/** The local agent that finds its hub through the provisioning service, for which the embedded hub stands in. */
import { describe, expect, it, vi } from 'vitest';
import { createClipboardKeys } from '../../main/agent';
import type { HubClient } from '../../main/hubs';
import { sandboxIdScope } from '../../main/sandbox/provisioning';
import { reveal } from '../../main/secrets';
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
import { certificateFor } from '../support/deviceCertificates';

const foreignKey = Buffer.from('a key of somebody else, 32 bytes').toString('base64');

interface Proof {
  readonly key: string;
  readonly idScope?: string;
  readonly registrationId?: string;
}

async function keyOf(client: HubClient, id = deviceId): Promise<string> {
  const { primaryKey } = await client.readDeviceKeys(id);
  if (primaryKey === null) throw new Error(`${id} has no key`);
  return reveal(primaryKey);
}

/** Starts the agent with a key that a person had on the clipboard. */
async function agentProving(client: HubClient, proof: Proof, start: Partial<AgentStart> = {}) {
  const { key, idScope = sandboxIdScope, registrationId = deviceId } = proof;
  const keys = createClipboardKeys({ read: () => key });
  const { keyId } = await keys.take();
  const registration = { idScope, registrationId, proof: { kind: 'key', keyId } } as const;
  const signIn = { kind: 'provisioning', registration } as const;
  return agentWith(client, { ...usual, ...start, signIn }, { keys });
}

describe('an agent that has the device’s registration', { timeout: 60_000 }, () => {
  it.each(transports)('finds its hub with the device’s key and connects over %s', async (transport) => {
    const bench = await hubWithModule();
    await agentProving(bench.client, { key: await keyOf(bench.client) }, { transport });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(bench.messages[0]?.from).toEqual({ deviceId, moduleId });
  });

  it('finds it with the device’s certificate', async () => {
    const { pem, keyPem, sha256 } = await certificateFor({ commonName: deviceId });
    const bench = await hubWithModule({
      authentication: {
        type: 'selfSigned',
        x509Thumbprint: { primaryThumbprint: sha256, secondaryThumbprint: sha256 },
      },
    });
    const certificates = certificatesFrom({ deviceCertificate: `${pem}\n${keyPem}` });
    const { certificateId } = await certificates.choose();
    const proof = { kind: 'certificate', certificateId } as const;
    const registration = { idScope: sandboxIdScope, registrationId: deviceId, proof };
    await agentWith(
      bench.client,
      { ...usual, signIn: { kind: 'provisioning', registration } },
      { certificates },
    );
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
  });

  it('asks the service through the proxy, too', async () => {
    const bench = await hubWithModule();
    const proxy = await startConnectProxy();
    const start = { transport: 'mqttWebSocket', proxy: proxy.address } as const;
    await agentProving(bench.client, { key: await keyOf(bench.client) }, start);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(proxy.asked).toHaveLength(3);
  });

  it.each<[string, Partial<Proof>, string]>([
    ['the service has no such registration', { registrationId: 'pump-9' }, 'REGISTRATION_UNKNOWN'],
    ['the ID scope is another', { idScope: '0ne00A0B1C2' }, 'REGISTRATION_UNKNOWN'],
    ['the key is another', { key: foreignKey }, 'REGISTRATION_REFUSED'],
  ])('is told when %s', async (_, wrong, code) => {
    const bench = await hubWithModule();
    const key = await keyOf(bench.client);
    await expect(agentProving(bench.client, { key, ...wrong })).rejects.toMatchObject({ code });
  });

  it('is told when the registration is another device’s', async () => {
    const bench = await hubWithModule();
    await bench.registry.create({ deviceId: 'pump-2' });
    const proof = { key: await keyOf(bench.client, 'pump-2'), registrationId: 'pump-2' };
    await expect(agentProving(bench.client, proof)).rejects.toMatchObject({
      code: 'ASSIGNED_AS_OTHER_DEVICE',
      data: { deviceId: 'pump-2' },
    });
  });

  it('is told when another hub than the open one is the device’s', async () => {
    const bench = await hubWithModule();
    const client = { ...bench.client, hostName: 'plant.azure-devices.net' };
    await expect(agentProving(client, { key: await keyOf(bench.client) })).rejects.toMatchObject({
      code: 'ASSIGNED_TO_OTHER_HUB',
      data: { hostName: bench.hub.hostName },
    });
  });

  it('is told when the device is disabled in the hub', async () => {
    const bench = await hubWithModule({ status: 'disabled' });
    await expect(agentProving(bench.client, { key: await keyOf(bench.client) })).rejects.toMatchObject({
      code: 'DEVICE_DISABLED',
    });
  });
});
