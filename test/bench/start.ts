/** From the start of the process to a fleet list that can be used, beside an empty Electron window in the same run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';
import { repositoryFolder } from '../../scripts/build/folders';
import { hasDisplay } from '../../scripts/electron/display';
import { prepareApp } from '../support/electron/prepareApp';
import { openVirtualDisplay } from '../support/electron/virtualDisplay';
import { percentile } from './percentile';
import { type Memory, memoryOfTree } from './processMemory';

const rounds = 12;
const emptyApp = join(import.meta.dirname, 'emptyApp');

interface Start {
  readonly readyMs: number;
  readonly memory: Memory;
}

export async function measureStart() {
  const electron = await prepareApp();
  const folder = await mkdtemp(join(tmpdir(), 'siteward-start-'));

  async function start(app: string, mark: string): Promise<Start> {
    const userData = join(folder, app === emptyApp ? 'empty' : 'siteward');
    const display = hasDisplay() ? null : await openVirtualDisplay();
    const env = { ...process.env, ...(display ? { DISPLAY: display.name } : {}) };
    const startedAtMs = Date.now();
    const child = spawn(
      electron.path,
      [...electron.args, app, `--user-data-dir=${userData}`, '--remote-debugging-port=0'],
      { cwd: repositoryFolder, env, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const browser = await chromium.connectOverCDP(await debuggingAddress(child));
    try {
      const readyMs = (await momentOf(browser, mark)) - startedAtMs;
      return { readyMs, memory: memoryOfTree(child.pid ?? 0) };
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      display?.close();
    }
  }

  try {
    const own: Start[] = [];
    const empty: Start[] = [];
    // The first start of each fills caches and plants the sandbox fleet; a technician does that once.
    for (let round = 0; round <= rounds; round += 1) {
      const one = await start(repositoryFolder, 'siteward:fleet-ready');
      const other = await start(emptyApp, 'first-contentful-paint');
      console.log(
        `round ${round}: ${Math.round(one.readyMs)} ms, empty window ${Math.round(other.readyMs)} ms`,
      );
      if (round === 0) continue;
      own.push(one);
      empty.push(other);
    }
    const ready = own.map(({ readyMs }) => readyMs);
    const emptyP50 = percentile(
      empty.map(({ readyMs }) => readyMs),
      50,
    );
    return {
      readyMs: { p50: percentile(ready, 50), p95: percentile(ready, 95) },
      emptyMs: { p50: emptyP50 },
      ratio: Math.round((percentile(ready, 50) / emptyP50) * 100) / 100,
      rssMb: percentile(
        own.map(({ memory }) => memory.rssMb),
        50,
      ),
      emptyRssMb: percentile(
        empty.map(({ memory }) => memory.rssMb),
        50,
      ),
      pssMb: percentile(
        own.map(({ memory }) => memory.pssMb),
        50,
      ),
      rounds,
      electron: electron.source,
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Electron was started without its error output.');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address) {
      child.stderr.resume();
      return address;
    }
  }
  throw new Error(`Electron ended before it could be watched:\n${said.join('\n')}`);
}

/** When the page set the mark (or first painted, which performance entries count among them), in milliseconds since 1970. */
async function momentOf(browser: Browser, mark: string): Promise<number> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('Electron has no page.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const moment = await page.waitForFunction((name) => {
    const entry = performance.getEntriesByName(name)[0];
    return entry ? performance.timeOrigin + entry.startTime : null;
  }, mark);
  return Number(await moment.jsonValue());
}
