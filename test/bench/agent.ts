/** What the local agent costs: a snapshot of a busy machine, an hour of events, the way of one to the hub, an hour watched. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Hub, openHub } from '../../main/sandbox/hub';
import { configurationWrapper, messageBlockBytes } from '../../main/security';
import { startChild } from '../support/processes/children';
import { restCall } from '../support/restCall';
import { sasToken } from '../support/sasToken';
import { bundled } from './agent/bundled';
import type { AgentJob, EventsFigures, SnapshotFigures, Where } from './agent/jobs';
import { measureWatching } from './agent/watching';
import { percentile } from './percentile';

const processesAimed = 1000;
const snapshots = 5;
const hourS = 3600;
/** At their own pace; long enough for V8 to clean the whole heap more than once. */
const mostPacedS = 300;
/** Collected by the agent, and sent to whoever watches. */
const perSecond = 50;
const timesFaster = 40;
const rounds = 200;
const deviceId = 'bench-01';
const moduleId = 'azureiotsecurity';

interface Received {
  readonly atMs: number;
  readonly sizeBytes: number;
  readonly events: readonly { readonly Id: string; readonly Name: string; readonly Payload: unknown }[];
}

/** `npm run bench -- agent --seconds 60` for a quick run. */
export async function measureAgent() {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { seconds: { type: 'string' } } });
  const forS = Number(values.seconds ?? hourS);
  const folder = await mkdtemp(join(tmpdir(), 'siteward-bench-'));
  const scripts = await bundled(join(folder, 'scripts'), ['agentProcess', 'watcherProcess']);
  const inAgent = <T>(job: AgentJob): Promise<T> => inChild<T>(scripts.agentProcess, job);
  const received: Received[] = [];
  const hub = await openHub({
    folder,
    onMessage: ({ body }) => {
      const { Events: events } = JSON.parse(Buffer.from(body).toString('utf8'));
      received.push({ atMs: Date.now(), sizeBytes: body.byteLength, events });
    },
  });
  try {
    const where = await planted(hub);
    const snapshot = await measureSnapshot(() => inAgent({ kind: 'snapshot' }));
    console.log(`snapshot: ${snapshot.snapshotCpuMs} ms of CPU on ${snapshot.processes} processes`);
    const pacedS = Math.min(forS / 4, mostPacedS);
    const ofEvents = { kind: 'events', where, perSecond } as const;
    const paced = await inAgent<EventsFigures>({ ...ofEvents, forS: pacedS, timesFaster: 1 });
    console.log(`${pacedS} s at their own pace: ${Math.round(paced.highestAboveBaseMb)} MB above the base`);
    received.splice(0);
    const hour = await inAgent<EventsFigures>({ ...ofEvents, forS, timesFaster });
    const told = received.splice(0);
    const ids = told.flatMap(({ events }) => events.filter(({ Name }) => Name === 'ProcessCreate'));
    console.log(`hour: ${ids.length} of ${hour.collected} events in ${told.length} messages`);
    await inAgent({ kind: 'latency', where, rounds });
    const eventToHub = received.flatMap(({ atMs, events }) =>
      events.flatMap((event) => sinceMs(event, atMs)),
    );
    const watched = await measureWatching(folder, scripts.watcherProcess, forS * perSecond);
    return {
      ...snapshot,
      seconds: forS,
      rssAboveBaseMb: Math.round(paced.highestAboveBaseMb),
      pacedSeconds: pacedS,
      hourRssAboveBaseMb: Math.round(hour.highestAboveBaseMb),
      liveHeapMb: { paced: Math.round(paced.liveHeapMb), hour: Math.round(hour.liveHeapMb) },
      hourCpuMs: hour.cpuMs,
      hourEvents: hour.collected,
      hourLost: hour.collected - new Set(ids.map(({ Id }) => Id)).size,
      hourDoubled: ids.length - new Set(ids.map(({ Id }) => Id)).size,
      eventToHubMs: { p50: percentile(eventToHub, 50), p95: percentile(eventToHub, 95) },
      paddingOfOptimal: paddingOfOptimal(told.map(({ sizeBytes }) => sizeBytes)),
      ...watched,
    };
  } finally {
    await hub.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function planted(hub: Hub): Promise<Where> {
  const owner = hub.policies.find(({ name }) => name === 'iothubowner');
  if (!owner) throw new Error('The hub has no policy iothubowner.');
  const token = sasToken({ resource: hub.hostName, key: owner.primaryKey, policyName: owner.name });
  const key = Buffer.alloc(32, 7).toString('base64');
  const symmetricKey = { primaryKey: key, secondaryKey: key };
  const path = `/devices/${deviceId}`;
  await restCall(hub, { method: 'PUT', path, token, body: { deviceId } });
  const body = { deviceId, moduleId, authentication: { type: 'sas', symmetricKey } };
  await restCall(hub, { method: 'PUT', path: `${path}/modules/${moduleId}`, token, body });
  // Each event counts for itself, and is sent as soon as a message is full.
  const configuration = {
    eventPriorityProcessCreate: { value: 'High' },
    aggregationEnabledProcessCreate: { value: false },
  };
  await restCall(hub, {
    method: 'PATCH',
    path: `/twins/${deviceId}/modules/${moduleId}`,
    token,
    body: { properties: { desired: { [configurationWrapper]: configuration } } },
  });
  return { hostName: hub.hostName, port: hub.port, caPem: hub.caPem, deviceId, moduleId, key };
}

async function inChild<T>(script: URL, job: AgentJob): Promise<T> {
  const { child } = await startChild<object>(script);
  try {
    return await child.ask<T>(job);
  } finally {
    await child.kill();
  }
}

/** On as many real processes as were aimed at: what is missing is filled up with sleeping ones. */
async function measureSnapshot(take: () => Promise<SnapshotFigures>) {
  const missing = Math.max(0, processesAimed - processCount());
  const sleepers = Array.from({ length: missing }, () => spawn('sleep', ['600'], { stdio: 'ignore' }));
  try {
    const figures: SnapshotFigures[] = [];
    const processes = processCount();
    for (let turn = 0; turn < snapshots; turn += 1) figures.push(await take());
    return {
      snapshotCpuMs: percentile(
        figures.map(({ cpuMs }) => cpuMs),
        50,
      ),
      processes,
      notCollected: figures[0]?.failed ?? [],
    };
  } finally {
    for (const sleeper of sleepers) sleeper.kill();
  }
}

function processCount(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
}

function sinceMs({ Payload: payload }: Received['events'][number], atMs: number): number[] {
  const text = JSON.stringify(payload);
  const collectedAtMs = /"CollectedAtMs":"(\d+)"/.exec(text)?.[1];
  return collectedAtMs === undefined ? [] : [atMs - Number(collectedAtMs)];
}

/** Metered blocks of the messages, beside those that the same bytes need at least. */
function paddingOfOptimal(sizes: readonly number[]): number {
  const blocks = (bytes: number): number => Math.ceil(bytes / messageBlockBytes);
  const optimal = blocks(sizes.reduce((sum, bytes) => sum + bytes, 0));
  const metered = sizes.reduce((sum, bytes) => sum + blocks(bytes), 0);
  return Math.round((optimal / metered) * 1000) / 1000;
}
