/** What watching messages takes: an hour of them, as fast as the embedded hub takes them, seen by a process of its own. */
import { join } from 'node:path';
import { type Child, startChild } from '../../support/processes/children';
import type { HubAddress } from '../../support/processes/hubAddress';
import { restCall } from '../../support/restCall';
import { sasToken } from '../../support/sasToken';
import type { MqttIdentity } from '../hub/mqttConnection';
import { peakRssMb, pssMb } from '../processMemory';
import type { WatchFigures, WatchJob } from './jobs';
import { sendSecurityMessages } from './sendSecurityMessages';

const devices = 50;
const moduleId = 'azureiotsecurity';
const sampledEveryMs = 250;

export async function measureWatching(folder: string, watcherScript: URL, messages: number) {
  const hubProcess = new URL('../../support/processes/hubProcess.ts', import.meta.url);
  const hub = await startChild<HubAddress>(hubProcess, { SITEWARD_HUB_FOLDER: join(folder, 'watched') });
  const watcher = await startChild<object>(watcherScript);
  try {
    const identities = await planted(hub.ready);
    return await watched(watcher.child, hub.ready, identities, messages);
  } finally {
    await watcher.child.kill();
    await hub.child.kill();
  }
}

async function watched(
  watcher: Child,
  hub: HubAddress,
  identities: readonly MqttIdentity[],
  messages: number,
) {
  const pid = watcher.process.pid ?? 0;
  const ask = (job: WatchJob): Promise<WatchFigures> => watcher.ask<WatchFigures>(job);
  const before = await ask({ kind: 'watch', hub });
  let highestPssMb = 0;
  const sampling = setInterval(() => {
    highestPssMb = Math.max(highestPssMb, pssMb(pid));
  }, sampledEveryMs);
  const begunMs = performance.now();
  const seen = ask({ kind: 'untilSeen', messages });
  const { sizeBytes } = await sendSecurityMessages(hub, identities, messages);
  const sentMs = performance.now() - begunMs;
  const after = await seen;
  clearInterval(sampling);
  return {
    watchRssMb: Math.round(peakRssMb(pid)),
    watchPssMb: Math.round(highestPssMb),
    watchBaseMb: Math.round(before.rssMb),
    watchedMessages: after.received,
    watchedLost: messages - after.received,
    watchedHeld: after.held,
    watchedHeldMb: Math.round(after.heldBytes / 1_000_000),
    watchedMeanBytes: Math.round(sizeBytes / messages),
    watchSentPerS: Math.round(messages / (sentMs / 1000)),
    watchCpuMs: after.cpuMs - before.cpuMs,
  };
}

async function planted(hub: HubAddress): Promise<readonly MqttIdentity[]> {
  const { hostName, policyName, policyKey } = hub;
  const token = sasToken({ resource: hostName, key: policyKey, policyName });
  const identities = Array.from({ length: devices }, (_, index) => ({
    deviceId: `bench-${index}`,
    moduleId,
  }));
  for (const { deviceId } of identities) {
    const path = `/devices/${deviceId}`;
    await restCall(hub, { method: 'PUT', path, token, body: { deviceId } });
    await restCall(hub, {
      method: 'PUT',
      path: `${path}/modules/${moduleId}`,
      token,
      body: { deviceId, moduleId },
    });
  }
  return identities;
}
