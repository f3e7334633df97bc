/** Starts the built app in a real Electron and gives its window to a test. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electronLauncher, type Page } from 'playwright-core';
import { repositoryFolder } from '../../../scripts/build/folders';
import { hasDisplay } from '../../../scripts/electron/display';
import { prepareApp } from './prepareApp';
import { openVirtualDisplay, type VirtualDisplay } from './virtualDisplay';

/**
 * Holds back Electron's `ready` until Playwright is attached. Playwright adds it only to an Electron it has found itself;
 * without it, a window that opens while Playwright attaches makes the launch hang now and then.
 */
const playwrightLoader = join(
  repositoryFolder,
  'node_modules',
  'playwright-core',
  'lib',
  'server',
  'electron',
  'loader.js',
);

export interface LaunchOptions {
  /** Kept after the app has ended; left out, the app gets a folder of its own that goes with it. */
  readonly userDataFolder?: string;
  /** More of the app's command line. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** Of the main process. */
  readonly pid: number;
  readonly userDataFolder: string;
  /** Ends the app as a crash would (`SIGKILL`); settles when it is gone. */
  kill(): Promise<void>;
  /** Quits the app as its user would. */
  close(): Promise<void>;
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const electron = await prepareApp();
  const userDataFolder = options.userDataFolder ?? (await mkdtemp(join(tmpdir(), 'siteward-user-')));
  const display = hasDisplay() ? null : await openVirtualDisplay();

  const app = await electronLauncher.launch({
    executablePath: electron.path,
    args: [
      '-r',
      playwrightLoader,
      ...electron.args,
      repositoryFolder,
      `--user-data-dir=${userDataFolder}`,
      ...(options.args ?? []),
    ],
    cwd: repositoryFolder,
    env: environment(display, options.env),
  });
  const mainProcess = app.process();
  const ended = mainProcess.exitCode === null ? once(mainProcess, 'exit') : Promise.resolve([]);

  async function cleanUp(): Promise<void> {
    await ended;
    display?.close();
    if (options.userDataFolder === undefined) {
      await rm(userDataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }

  return {
    app,
    window: await app.firstWindow(),
    pid: mainProcess.pid ?? Number.NaN,
    userDataFolder,
    kill: async () => {
      mainProcess.kill('SIGKILL');
      await cleanUp();
    },
    close: async () => {
      await app.close();
      await cleanUp();
    },
  };
}

/** What the conformance suite tells its own processes: a credential in the app's environment would be in its window's too. */
const conformanceOnly = /^(SITEWARD_CONFORMANCE_\w+|NODE_EXTRA_CA_CERTS)$/;

function environment(display: VirtualDisplay | null, more: LaunchOptions['env']): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !conformanceOnly.test(entry[0]),
  );
  return { ...Object.fromEntries(own), ...(display ? { DISPLAY: display.name } : {}), ...more };
}
