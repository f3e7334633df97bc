/** The agent through Microsoft's SDK on the embedded hub: what a link in memory cannot show. */
import { describe, expect, it, vi } from 'vitest';
import { type AgentModuleConnection, createAgentService } from '../../../main/agent';
import { secretOf } from '../../../main/secrets';
import { configurationWrapper, securityModuleIds } from '../../../main/security';
import { moduleClient } from '../../support/deviceClients';
import { followAgent } from '../../support/followAgent';
import { startHub } from '../../support/hub';
import { sampleCollectors, usualStart } from './agentBench';

const deviceId = "pump.07-+%_#*?!(),:=@$'";
const moduleId = securityModuleIds.classic;
const patience = { timeout: 20_000, interval: 20 };

async function benchOnHub() {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId });
  await registry.addModule({ deviceId, moduleId });
  return { ...testHub, registry };
}

type BenchOnHub = Awaited<ReturnType<typeof benchOnHub>>;

async function agentOn({ hub }: BenchOnHub, changes: Partial<AgentModuleConnection> = {}) {
  const { primaryKey } = hub.rooms.identities.find({ deviceId, moduleId }).authentication.symmetricKey;
  const agent = createAgentService({
    moduleConnection: async () => ({
      hostName: hub.hostName,
      gatewayHostName: 'localhost',
      port: hub.port,
      caPem: hub.caPem,
      deviceId,
      moduleId,
      key: secretOf(primaryKey ?? ''),
      transport: 'mqtt',
      proxy: null,
      ...changes,
    }),
    collectorsFor: () => sampleCollectors,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    version: '0.1.0',
  });
  const seen = followAgent(agent);
  await agent.start({ ...usualStart, deviceId });
  return { agent, seen };
}

describe('the agent on the embedded hub', { timeout: 40_000 }, () => {
  it('sends messages marked as security messages, as its module', async () => {
    const bench = await benchOnHub();
    await agentOn(bench);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    const [message] = bench.messages;
    expect(message).toMatchObject({
      from: { deviceId, moduleId },
      systemProperties: { ifid: 'urn:azureiot:Security:SecurityAgent:1' },
      properties: { MessagePriority: 'High' },
    });
    expect(JSON.parse(Buffer.from(message?.body ?? []).toString())).toMatchObject({
      AgentVersion: '0.1.0',
      MessageSchemaVersion: '1.0',
    });
  });

  it('applies what a back end writes and reports it, once', async () => {
    const bench = await benchOnHub();
    const { seen } = await agentOn(bench);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    const patch = {
      properties: { desired: { [configurationWrapper]: { snapshotFrequency: { value: 'PT120M' } } } },
    };
    await bench.registry.updateModuleTwin(deviceId, moduleId, patch, '*');
    await vi.waitFor(async () => {
      const { responseBody } = await bench.registry.getModuleTwin(deviceId, moduleId);
      expect(responseBody.properties.reported[configurationWrapper]).toMatchObject({
        snapshotFrequency: { value: 'PT2H' },
      });
    }, patience);
    await vi.waitFor(() => expect(seen.status?.desiredVersion).toBe(2), patience);
    const received = seen.entries.filter(({ kind }) => kind === 'configurationReceived');
    expect(received).toMatchObject([
      { desiredVersion: 1, accepted: true },
      { desiredVersion: 2, accepted: true },
    ]);
  });

  it('fails as unauthorized with a key that is not the module’s', async () => {
    const bench = await benchOnHub();
    const key = secretOf(Buffer.from('a key of somebody else, 32 bytes').toString('base64'));
    const { seen } = await agentOn(bench, { key });
    await vi.waitFor(() => {
      expect(seen.status).toMatchObject({ state: 'failed', failure: { reason: 'unauthorized' } });
    }, patience);
  });

  it('fails as not trusted without the CA of the hub', async () => {
    const bench = await benchOnHub();
    const { seen } = await agentOn(bench, { caPem: null });
    await vi.waitFor(() => {
      expect(seen.status).toMatchObject({ state: 'failed', failure: { reason: 'tlsUntrusted' } });
    }, patience);
  });

  it('says that the hub is unreachable, and stops at once all the same', async () => {
    const bench = await benchOnHub();
    const { agent, seen } = await agentOn(bench, { port: 1 });
    await vi.waitFor(() => expect(seen.status?.failure?.reason).toBe('unreachable'), patience);
    expect(seen.status?.state).toBe('connecting');
    const sinceMs = performance.now();
    expect((await agent.stop()).state).toBe('stopped');
    expect(performance.now() - sinceMs).toBeLessThan(4000);
  });

  it('fails as displaced when somebody else keeps connecting as the module', {
    timeout: 40_000,
  }, async () => {
    const bench = await benchOnHub();
    const { seen } = await agentOn(bench);
    const lives = () =>
      seen.entries.filter((entry) => entry.kind === 'connection' && entry.state === 'connected').length;
    for (let life = 1; life <= 3; life += 1) {
      await vi.waitFor(() => expect(lives()).toBe(life), patience);
      await moduleClient(bench.hub, deviceId, moduleId);
    }
    await vi.waitFor(() => {
      expect(seen.status).toMatchObject({ state: 'failed', failure: { reason: 'displaced' } });
    }, patience);
  });

  it('leaves the hub when it is stopped', async () => {
    const bench = await benchOnHub();
    const { agent } = await agentOn(bench);
    await vi.waitFor(() => expect(bench.messages).toHaveLength(1), patience);
    await agent.stop();
    await vi.waitFor(async () => {
      const { responseBody } = await bench.registry.getModuleTwin(deviceId, moduleId);
      expect(responseBody).toMatchObject({ connectionState: 'Disconnected' });
    }, patience);
  });
});
