/** Starts a packed app, whose fuses refuse Node's inspector, and reaches its window through Chromium alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Browser, chromium, type Page } from 'playwright-core';
import { hasDisplay } from '../../../scripts/electron/display';
import { openVirtualDisplay } from './virtualDisplay';

/** As Playwright starts every other app here: in a container and as root there is no sandbox to be had. */
const unsandboxed = process.platform === 'linux' ? ['--no-sandbox'] : [];

export interface PackedApp {
  readonly window: Page;
  /** Asks the app to quit; the code it ends with, null when it had to be killed. */
  quit(): Promise<number | null>;
}

export async function startPackedApp(program: string, userDataFolder: string): Promise<PackedApp> {
  const display = hasDisplay() ? null : await openVirtualDisplay();
  const child = spawn(
    program,
    [...unsandboxed, '--remote-debugging-port=0', '--lang=en-US', `--user-data-dir=${userDataFolder}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: display ? { ...process.env, DISPLAY: display.name } : process.env,
    },
  );
  const ended = once(child, 'exit').then(([code]): number | null => code);
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr, ended));
    return {
      window: await firstPage(browser),
      quit: async () => {
        child.kill('SIGTERM');
        const code = await ended;
        display?.close();
        return code;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    display?.close();
    throw error;
  }
}

/** Chromium prints `DevTools listening on ws://…` once it does. */
async function debuggingAddress(stderr: Readable, ended: Promise<number | null>): Promise<string> {
  const lines: string[] = [];
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: stderr }).on('line', (line) => {
      lines.push(line);
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  const tooEarly = ended.then((code): never => {
    throw new Error(`The packed app ended with code ${code}:\n${lines.join('\n')}`);
  });
  const address = await Promise.race([listening, tooEarly]);
  tooEarly.catch(() => {});
  return address;
}

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('The packed app has no browser context.');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}
