/** The local agent on the embedded hub: over every transport, with every way to sign in, through a proxy. */
import { describe, expect, it, vi } from 'vitest';
import { createClipboardKeys } from '../../main/agent';
import { moduleConnection } from '../../main/moduleConnection';
import { secretOf } from '../../main/secrets';
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

const overWebSocket = ['mqttWebSocket', 'amqpWebSocket'] as const;

describe('the local agent', { timeout: 60_000 }, () => {
  it.each(transports)('sends its events and follows its twin over %s', async (transport) => {
    const bench = await hubWithModule();
    const { seen } = await agentWith(bench.client, { ...usual, transport });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(bench.messages[0]).toMatchObject({
      from: { deviceId, moduleId },
      systemProperties: { ifid: 'urn:azureiot:Security:SecurityAgent:1' },
    });
    await vi.waitFor(() => expect(seen.status?.counts.messagesAcknowledged).toBe(1), patience);
    await bench.registry.updateModuleTwin(deviceId, moduleId, { properties: { desired: { other: 1 } } }, '*');
    await vi.waitFor(() => expect(seen.status?.desiredVersion).toBe(2), patience);
  });

  it.each(transports)('is refused over %s with a key of somebody else', async (transport) => {
    const bench = await hubWithModule();
    const key = secretOf(Buffer.from('a key of somebody else, 32 bytes').toString('base64'));
    const { seen } = await agentWith(
      { ...bench.client, readModuleKey: async () => key },
      { ...usual, transport },
    );
    await vi.waitFor(() => {
      expect(seen.status).toMatchObject({ state: 'failed', failure: { reason: 'unauthorized' } });
    }, patience);
  });

  it('does not look for its key at another hub that has a device of this name', async () => {
    const { client } = await hubWithModule();
    const held = { certificates: certificatesFrom(), keys: createClipboardKeys({ read: () => '' }) };
    const find = (hostName: string) =>
      moduleConnection(client, held, { ...usual, deviceId }, undefined, hostName);
    await expect(find('another.azure-devices.net')).rejects.toThrow('Another hub');
    expect(await find(client.hostName)).toMatchObject({ hostName: client.hostName, deviceId });
  });

  it.each(transports)('does not trust a hub with a wrong certificate over %s', async (transport) => {
    const bench = await hubWithModule();
    const start = { ...usual, transport };
    const untrusting = {
      ...bench.client,
      agentConnection: () => ({ ...bench.client.agentConnection(), caPem: null }),
    };
    const { seen } = await agentWith(untrusting, start);
    await vi.waitFor(() => {
      expect(seen.status).toMatchObject({ state: 'failed', failure: { reason: 'tlsUntrusted' } });
    }, patience);
  });

  it.each(transports)('is told over %s when another agent takes its place', async (transport) => {
    const bench = await hubWithModule();
    const { seen } = await agentWith(bench.client, { ...usual, transport });
    await vi.waitFor(() => expect(seen.status?.counts.messagesAcknowledged).toBe(1), patience);
    bench.hub.rooms.sessions.closeIdentity({ deviceId, moduleId }, 'A newer connection took its place.');
    await vi.waitFor(() => expect(seen.status?.state).toBe('reconnecting'), patience);
    await vi.waitFor(() => expect(seen.status?.state).toBe('connected'), patience);
  });

  it.each(overWebSocket)('goes through a proxy over %s', async (transport) => {
    const bench = await hubWithModule();
    const proxy = await startConnectProxy();
    await agentWith(bench.client, { ...usual, transport, proxy: proxy.address });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(proxy.asked).toEqual([`localhost:${bench.hub.port}`]);
  });

  it.each(overWebSocket)('says over %s that a proxy lets nobody through', async (transport) => {
    const bench = await hubWithModule();
    const proxy = await startConnectProxy('407 Proxy Authentication Required');
    const { seen } = await agentWith(bench.client, { ...usual, transport, proxy: proxy.address });
    await vi.waitFor(() => expect(seen.status?.failure).not.toBeNull(), patience);
    expect(seen.status?.failure).toMatchObject({
      reason: 'unreachable',
      detail: expect.stringContaining('407'),
    });
    expect(bench.messages).toHaveLength(0);
  });
});

describe('an agent that has the device’s key only', { timeout: 60_000 }, () => {
  it('gets the module’s key as the device and connects with it', async () => {
    const bench = await hubWithModule();
    await agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } });
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(bench.messages[0]?.from).toEqual({ deviceId, moduleId });
  });

  it('asks for it through the proxy, too', async () => {
    const bench = await hubWithModule();
    const proxy = await startConnectProxy();
    const start = {
      ...usual,
      transport: 'amqpWebSocket',
      signIn: { kind: 'deviceKey' },
      proxy: proxy.address,
    } as const;
    await agentWith(bench.client, start);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    expect(proxy.asked).toHaveLength(2);
  });

  it('is told that the device has none', async () => {
    const bench = await hubWithModule({ authentication: { type: 'certificateAuthority' } });
    await expect(agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'DEVICE_WITHOUT_KEY',
    });
  });

  it('is told that the module has none', async () => {
    const bench = await hubWithModule({}, { authentication: { type: 'certificateAuthority' } });
    await expect(agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'MODULE_WITHOUT_KEY',
    });
  });

  it('is told that there is no module', async () => {
    const bench = await hubWithModule();
    await bench.registry.removeModule(deviceId, moduleId);
    await expect(agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'MODULE_MISSING',
    });
  });

  it('is told that the device is disabled', async () => {
    const bench = await hubWithModule({ status: 'disabled' });
    await expect(agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'DEVICE_DISABLED',
    });
  });

  it('is told how the hub refuses the device when the registry does not say why', async () => {
    const bench = await hubWithModule();
    const key = secretOf(Buffer.from('a key of somebody else, 32 bytes').toString('base64'));
    const client = {
      ...bench.client,
      readDeviceKeys: async () => ({ primaryKey: key, secondaryKey: null }),
    };
    await expect(agentWith(client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      failure: { cause: 'unauthorized' },
    });
  });
});
