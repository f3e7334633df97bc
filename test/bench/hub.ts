/** How fast the embedded hub is, beside a bare HTTPS server and a bare MQTT broker measured in the same run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFleet, writeGeneratedFleet } from '../../main/sandbox/fleet';
import { generatedDevice } from '../../main/sandbox/fleet/generatedFleet';
import { registryFile } from '../../main/sandbox/privateDatabase';
import { type Child, startChild } from '../support/processes/children';
import type { HubAddress, TlsAddress } from '../support/processes/hubAddress';
import type { EventsFigures, EventsJob } from './hub/eventsLoad';
import type { MqttIdentity } from './hub/mqttConnection';
import type { MqttFigures, MqttJob } from './hub/mqttLoad';
import type { RestFigures, RestJob } from './hub/restLoad';
import { percentile } from './percentile';
import { memoryOfTree } from './processMemory';

const seed = 7;
const fullSize = 1_000_000;
const forMs = 6_000;
/** Read and written over and over, as a test or a technician does; spread over the whole fleet. */
const devicesInUse = 5_000;
const publishers = 20;
const bodyBytes = 200;
/** Between two messages whose way to the events endpoint is timed. */
const timedEveryMs = 5;
const heldModules = 2_000;
const restarts = 3;

/** `npm run bench -- hub --devices 20000` for a quick run. */
export async function measureHub() {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { devices: { type: 'string' } } });
  const devices = Number(values.devices ?? fullSize);
  const folder = await mkdtemp(join(tmpdir(), 'siteward-bench-'));
  try {
    const pageMs: Record<string, number> = {};
    for (const size of [devices / 100, devices / 10]) {
      pageMs[size] = await measureSmallFleet(join(folder, String(size)), size);
    }
    const figures = await measureFullFleet(join(folder, String(devices)), devices);
    pageMs[devices] = figures.pageMs;
    return { ...figures, pageMs, devices };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSmallFleet(folder: string, devices: number): Promise<number> {
  await plant(folder, devices);
  const { child, ready } = await startHub(folder);
  const load = await startChild<object>(script('restLoad'));
  try {
    return medianPageMs(await load.child.ask<RestFigures>(queryJob(ready, devices)));
  } finally {
    await load.child.kill();
    await child.kill();
  }
}

async function measureFullFleet(folder: string, devices: number) {
  await plant(folder, devices);
  const { child, ready: hub } = await startHub(folder);
  const load = await startChild<object>(script('restLoad'));
  const mqtt = await startChild<object>(script('mqttLoad'));
  const events = await startChild<object>(script('eventsLoad'));
  const consumer = (job: EventsJob): Promise<EventsFigures> => events.child.ask<EventsFigures>(job);
  const rest = (job: RestJob): Promise<RestFigures> => load.child.ask<RestFigures>(job);
  try {
    const deviceIds = idsOf(devices, devicesInUse);
    const reads = await rest({ kind: 'reads', target: hub, forMs, deviceIds });
    const bareReads = await withReference('bareServer', reads.bytes, (target) =>
      rest({ kind: 'constant', target, forMs }),
    );
    say(`twin reads: ${round(reads.perS)}/s of ${reads.bytes} bytes; bare server ${round(bareReads.perS)}/s`);
    const writes = await rest({ kind: 'writes', target: hub, forMs, deviceIds });
    say(`conditional writes: ${round(writes.perS)}/s`);
    const queries = await rest(queryJob(hub, devices));
    say(`query pages: ${round(queries.perS)}/s, ${medianPageMs(queries)} ms each`);

    const identities = deviceIds.slice(0, publishers).map((deviceId): MqttIdentity => ({ deviceId }));
    const publish = (target: TlsAddress, isBroker: boolean): Promise<MqttFigures> =>
      mqtt.child.ask<MqttFigures>({
        kind: 'publish',
        target,
        identities,
        forMs,
        bodyBytes,
        isBroker,
      } satisfies MqttJob);
    await consumer({ kind: 'open', target: hub });
    const [timed] = await Promise.all([
      consumer({ kind: 'latency', forMs }),
      mqtt.child.ask<MqttFigures>({
        kind: 'publishSlowly',
        target: hub,
        identities,
        forMs,
        everyMs: timedEveryMs,
        bodyBytes,
      } satisfies MqttJob),
    ]);
    say(`a message is at the events endpoint after ${timed.p50Ms} ms (p99: ${timed.p99Ms} ms)`);
    // Both warm up for a quarter of the time.
    const [messages, acknowledged] = await Promise.all([
      consumer({ kind: 'rate', afterMs: forMs / 2, forMs: forMs / 2 }),
      publish(hub, false),
    ]);
    say(`messages: ${round(messages.perS)}/s read, ${round(acknowledged.perS)}/s acknowledged`);
    const bareMessages = await withReference('bareBroker', 0, (target) => publish(target, true));
    say(`bare broker: ${round(bareMessages.perS)}/s`);

    const held = await mqtt.child.ask<MqttFigures>({
      kind: 'hold',
      target: hub,
      identities: modulesOf(devices, heldModules),
    } satisfies MqttJob);
    const { rssMb } = memoryOfTree(child.process.pid ?? 0);
    say(`${held.connected} modules held with ${rssMb} MB`);
    await child.kill();
    const restartMs = await medianRestartMs(folder);
    say(`restart: ${restartMs} ms`);
    return {
      twinReadsPerS: round(reads.perS),
      twinReadsRatio: ratio(reads.perS, bareReads.perS),
      conditionalWritesPerS: round(writes.perS),
      queryPagesPerS: round(queries.perS),
      queryTwinsPerS: round((queries.perS * queries.items) / queries.tookMs.length),
      messagesPerS: round(messages.perS),
      messagesRatio: ratio(messages.perS, bareMessages.perS),
      eventMs: { p50: timed.p50Ms, p99: timed.p99Ms },
      modulesHeld: held.connected,
      modulesRssMb: rssMb,
      pageMs: medianPageMs(queries),
      restartMs,
    };
  } finally {
    await Promise.all([load.child.kill(), mqtt.child.kill(), events.child.kill(), child.kill()]);
  }
}

async function plant(folder: string, devices: number): Promise<void> {
  const begunMs = performance.now();
  let nextLine = 100_000;
  await writeGeneratedFleet(registryFile(folder), { seed, devices }, new Date(), (progress) => {
    if (progress.kind === 'indexing' || progress.devices < nextLine) return;
    say(`${progress.devices} devices written`);
    nextLine += 100_000;
  });
  say(`a fleet of ${devices} devices made in ${Math.round((performance.now() - begunMs) / 1000)} s`);
}

function startHub(folder: string): Promise<{ child: Child; ready: HubAddress }> {
  const hubProcess = new URL('../support/processes/hubProcess.ts', import.meta.url);
  return startChild<HubAddress>(hubProcess, { SITEWARD_HUB_FOLDER: folder });
}

function script(name: string): URL {
  return new URL(`./hub/${name}.ts`, import.meta.url);
}

/** From the start of a process to the moment the hub listens; the one before it was killed. */
async function medianRestartMs(folder: string): Promise<number> {
  const tookMs: number[] = [];
  for (let restart = 0; restart < restarts; restart += 1) {
    const begunMs = performance.now();
    const { child } = await startHub(folder);
    tookMs.push(performance.now() - begunMs);
    await child.kill();
  }
  return Math.round(percentile(tookMs, 50));
}

async function withReference<T>(
  name: 'bareServer' | 'bareBroker',
  bytes: number,
  measure: (target: TlsAddress) => Promise<T>,
): Promise<T> {
  const env = { SITEWARD_BENCH_BYTES: String(bytes) };
  const { child, ready } = await startChild<TlsAddress>(script(name), env);
  try {
    return await measure(ready);
  } finally {
    await child.kill();
  }
}

/** Pages of 100 twins found by an index: a site has 240 devices in every fleet. */
function queryJob(target: HubAddress, devices: number): RestJob {
  const sites = new Set(idsOf(devices, 200).map((id) => id.split('-').slice(0, 2).join('-')));
  const queries = [...sites].map((site) => `SELECT * FROM devices WHERE tags.site = '${site}'`);
  return { kind: 'queries', target, forMs, queries };
}

/** Identifiers of devices spread over the fleet. */
function idsOf(devices: number, count: number): string[] {
  const step = Math.max(Math.floor(devices / count), 1);
  const ids: string[] = [];
  for (let number = 0; number < devices; number += step) ids.push(generatedDevice(seed, number).deviceId);
  return ids;
}

function modulesOf(devices: number, count: number): MqttIdentity[] {
  const identities: MqttIdentity[] = [];
  for (const { deviceId, status, modules } of generatedFleet({ seed, devices })) {
    if (status === 'disabled') continue;
    for (const { moduleId } of modules) {
      if (identities.length < count) identities.push({ deviceId, moduleId });
      else return identities;
    }
  }
  return identities;
}

function medianPageMs({ tookMs }: RestFigures): number {
  return percentile(tookMs, 50);
}

function say(line: string): void {
  console.log(line);
}

function round(value: number): number {
  return Math.round(value);
}

function ratio(value: number, reference: number): number {
  return Math.round((value / reference) * 100) / 100;
}
