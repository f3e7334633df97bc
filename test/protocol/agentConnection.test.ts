/** The local agent on the embedded hub: over every transport, with every way to sign in, through a proxy. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAgentService } from '../../main/agent';
import type { HubClient } from '../../main/hubs';
import { moduleConnection } from '../../main/moduleConnection';
import { secretOf } from '../../main/secrets';
import { securityModuleIds } from '../../main/security';
import type { AgentEntry, AgentStart, AgentStatus } from '../../preload/contract';
import { startConnectProxy } from '../support/connectProxy';
import { startHub } from '../support/hub';
import { clientOf } from '../support/hubClient';

const deviceId = "pump.07-+%_#*?!(),:=@$'";
const moduleId = securityModuleIds.classic;
const patience = { timeout: 30_000, interval: 20 };
const transports = ['mqtt', 'mqttWebSocket', 'amqp', 'amqpWebSocket'] as const;
const overWebSocket = ['mqttWebSocket', 'amqpWebSocket'] as const;

async function hubWithModule(device: object = {}, module: object = {}) {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId, ...device });
  await registry.addModule({ deviceId, moduleId, ...module });
  return { ...testHub, registry, client: clientOf(testHub.hub) };
}

/** What a screen sees of an agent that runs until the test ends. */
async function agentWith(client: HubClient, start: Omit<AgentStart, 'deviceId'>) {
  const agent = createAgentService({
    moduleConnection: (input, signal) => moduleConnection(client, input, signal),
    collectorsFor: () => ({
      snapshots: [{ name: 'SystemInformation', collect: async () => [{ HostName: 'pump-07' }] }],
      triggered: [],
    }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    version: '0.1.0',
  });
  const seen: { status: AgentStatus | null; entries: AgentEntry[] } = { status: null, entries: [] };
  const following = (async () => {
    for await (const { status, entries } of agent.watch()) {
      seen.status = status;
      seen.entries.push(...entries.map(({ entry }) => entry));
    }
  })();
  onTestFinished(async () => {
    await agent.close();
    await following;
  });
  await agent.start({ deviceId, ...start });
  return { agent, seen };
}

const usual = {
  transport: 'mqtt',
  signIn: { kind: 'moduleKey' },
  proxy: null,
  target: 'thisMachine',
  plays: 'documented',
  pace: 1,
} as const;

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

  it('is told how the hub refuses the device', async () => {
    const bench = await hubWithModule({ status: 'disabled' });
    await expect(agentWith(bench.client, { ...usual, signIn: { kind: 'deviceKey' } })).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      failure: { cause: 'unauthorized' },
    });
  });
});
