import { createAgentService, createClipboardKeys, createDeviceCertificates } from '../../main/agent';
import type { HubClient } from '../../main/hubs';
import { moduleConnection } from '../../main/moduleConnection';
import { securityModuleIds } from '../../main/security';
import type { AgentStart } from '../../preload/contract';
import { followAgent } from './followAgent';
import { startHub } from './hub';
import { clientOf } from './hubClient';

export const deviceId = "pump.07-+%_#*?!(),:=@$'";
export const moduleId = securityModuleIds.classic;
export const patience = { timeout: 30_000, interval: 20 };
export const transports = ['mqtt', 'mqttWebSocket', 'amqp', 'amqpWebSocket'] as const;

export async function hubWithModule(device: object = {}, module: object = {}) {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId, ...device });
  await registry.addModule({ deviceId, moduleId, ...module });
  return { ...testHub, registry, client: clientOf(testHub.hub) };
}

/** As if a person had chosen these files. */
export function certificatesFrom(
  files: { readonly deviceCertificate?: string; readonly deviceKey?: string } = {},
) {
  return createDeviceCertificates({
    chooseFile: async (purpose) => ({ fileName: `${purpose}.pem`, text: files[purpose] ?? '' }),
    now: () => new Date(),
  });
}

/** What a screen sees of an agent that runs until the test ends. */
export async function agentWith(
  client: HubClient,
  start: Omit<AgentStart, 'deviceId'>,
  { certificates = certificatesFrom(), keys = createClipboardKeys({ read: () => '' }) } = {},
) {
  const agent = createAgentService({
    moduleConnection: (input, signal, hostName) =>
      moduleConnection(client, { certificates, keys }, input, signal, hostName),
    collectorsFor: () => ({
      snapshots: [{ name: 'SystemInformation', collect: async () => [{ HostName: 'pump-07' }] }],
      triggered: [],
    }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    version: '0.1.0',
  });
  const seen = followAgent(agent);
  await agent.start({ deviceId, ...start });
  return { agent, seen };
}

export const usual = {
  transport: 'mqtt',
  signIn: { kind: 'moduleKey' },
  proxy: null,
  target: 'thisMachine',
  plays: 'documented',
  pace: 1,
} as const;
