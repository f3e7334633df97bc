/** Searching a fleet: in the index worker, from key press to painted rows in real Electron, and as a query to the hub. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeGeneratedFleet } from '../../main/sandbox/fleet';
import { registryFile } from '../../main/sandbox/privateDatabase';
import { launchApp } from '../support/electron/launchApp';
import { startChild } from '../support/processes/children';
import type { HubAddress } from '../support/processes/hubAddress';
import { clientAt } from './fleet/clientAt';
import { timePaints } from './fleet/keyToRows';
import { hubQueries, questions } from './fleet/questions';
import { timeSearches } from './fleet/workerSearches';
import { percentile } from './percentile';
import { type Memory, memoryOfTree } from './processMemory';

const seed = 7;
const fullSize = 1_000_000;
const rounds = 12;
/** How Electron starts the embedded hub, which stands in for a remote one. */
const utilityProcess = '--utility-sub-type=node.mojom.NodeService';

/** `npm run bench -- search --devices 20000` for a quick run. */
export async function measureSearch() {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { devices: { type: 'string' } } });
  const devices = Number(values.devices ?? fullSize);
  const folder = await mkdtemp(join(tmpdir(), 'siteward-bench-'));
  try {
    const workerMs = timeSearches({ seed, devices }, questions, rounds);
    for (const [name, sample] of Object.entries(workerMs)) {
      say(`${name}: ${percentile(sample, 50)} ms (p95: ${percentile(sample, 95)} ms)`);
    }
    const all = Object.values(workerMs).flat();
    const sandbox = join(folder, 'user', 'sandbox');
    await plant(sandbox, devices);
    const { paintMs, memory } = await measureWindow(join(folder, 'user'));
    const hubQueryMs = await timeHubQueries(sandbox);
    return {
      devices,
      workerMs: { p50: percentile(all, 50), p95: percentile(all, 95), p99: percentile(all, 99) },
      workerMsOf: Object.fromEntries(
        Object.entries(workerMs).map(([name, sample]) => [
          name,
          { p50: percentile(sample, 50), p95: percentile(sample, 95) },
        ]),
      ),
      paintMs: { p50: percentile(paintMs, 50), p95: percentile(paintMs, 95) },
      rssMb: memory.rssMb,
      pssMb: memory.pssMb,
      hubQueryMs: { p50: percentile(hubQueryMs, 50) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function plant(folder: string, devices: number): Promise<void> {
  const begunMs = performance.now();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeGeneratedFleet(registryFile(folder), { seed, devices }, new Date(), () => {});
  say(`a fleet of ${devices} devices made in ${seconds(begunMs)}`);
}

/** Reads the whole fleet in the window's own app, then starts it again, as a technician finds it. */
async function measureWindow(userDataFolder: string): Promise<{ paintMs: number[]; memory: Memory }> {
  const begunMs = performance.now();
  const first = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
  await first.window.locator('[data-reading]').waitFor({ timeout: 60_000 });
  await first.window.locator('[data-reading]').waitFor({ state: 'detached', timeout: 3_600_000 });
  say(`read by the app in ${seconds(begunMs)}`);
  await first.close();
  const { window, pid, close } = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
  try {
    await window.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
    await window.locator('[data-reading]').waitFor({ state: 'detached', timeout: 600_000 });
    const paintMs = await timePaints(window);
    return { paintMs, memory: memoryOfTree(pid, (command) => command.includes(utilityProcess)) };
  } finally {
    await close();
  }
}

/** What a person would do instead: the same question to the hub, a hundred rows of the answer. */
async function timeHubQueries(folder: string): Promise<number[]> {
  const hubProcess = new URL('../support/processes/hubProcess.ts', import.meta.url);
  const { child, ready } = await startChild<HubAddress>(hubProcess, { SITEWARD_HUB_FOLDER: folder });
  const { client, close } = clientAt(ready);
  try {
    const tookMs: number[] = [];
    for (const sql of hubQueries) {
      const begunMs = performance.now();
      await client.query(sql, { pageSize: 100, continuation: null });
      tookMs.push(performance.now() - begunMs);
      say(`${sql}: ${Math.round(performance.now() - begunMs)} ms`);
    }
    return tookMs;
  } finally {
    await close();
    await child.kill();
  }
}

function seconds(begunMs: number): string {
  return `${Math.round((performance.now() - begunMs) / 1000)} s`;
}

function say(text: string): void {
  console.log(text);
}
