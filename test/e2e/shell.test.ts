/** What the window is kept from, and what the shell does around it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtFolder, repositoryFolder } from '../../scripts/build/folders';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { prepareApp } from '../support/electron/prepareApp';

describe('the shell', () => {
  let userDataFolder: string;
  const running: LaunchedApp[] = [];

  async function start(): Promise<LaunchedApp> {
    const launched = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
    running.push(launched);
    await person.seeFleet(launched.window);
    return launched;
  }
  const logged = async (): Promise<string> => readFile(join(userDataFolder, 'logs', 'siteward.log'), 'utf8');

  beforeEach(async () => {
    userDataFolder = await mkdtemp(join(tmpdir(), 'siteward-shell-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ close }) => close().catch(() => {})));
    await rm(userDataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it('keeps the page from navigating, opening windows, reaching the network and getting permissions', async () => {
    const { app, window } = await start();
    const address = window.url();
    const tried = await window.evaluate(async () => {
      location.href = 'https://example.com/';
      const opened = globalThis.open('https://example.com/');
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      const permission = await Notification.requestPermission();
      const located = await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('located'),
          ({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : code),
        );
      });
      const pasted = await navigator.clipboard.readText().then(
        () => 'read',
        () => 'refused',
      );
      return { opened, fetched, permission, located, pasted };
    });
    expect(tried).toEqual({
      opened: null,
      fetched: 'refused',
      permission: 'denied',
      located: 'refused',
      pasted: 'refused',
    });
    expect(window.url()).toBe(address);
    expect(app.windows()).toHaveLength(1);
  });

  it('runs no script and no markup that was made from text', async () => {
    const { window } = await start();
    const tried = await window.evaluate(() => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        violations.push(violatedDirective),
      );
      const attempt = (work: () => void): string => {
        try {
          work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const script = document.createElement('script');
      return {
        markup: attempt(() => {
          document.body.innerHTML = '<b>markup</b>';
        }),
        scriptText: attempt(() => {
          script.textContent = 'globalThis.ran = true';
          document.body.append(script);
        }),
        scriptUrl: attempt(() => {
          script.src = 'data:text/javascript,globalThis.ran=true';
        }),
        policy: attempt(() => {
          // Not in TypeScript's DOM library yet.
          Reflect.get(globalThis, 'trustedTypes').createPolicy('any', {});
        }),
        ran: Reflect.get(globalThis, 'ran') ?? false,
      };
    });
    expect(tried).toEqual({
      markup: 'TypeError',
      scriptText: 'TypeError',
      scriptUrl: 'TypeError',
      policy: 'TypeError',
      ran: false,
    });
  });

  it('answers the bridge message of its own page only', async () => {
    const { app } = await start();
    const preload = join(builtFolder, 'preload', 'index.cjs');
    await app.evaluate(async ({ BrowserWindow }, preloadFile) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: preloadFile, sandbox: true },
      });
      await foreign.loadURL('about:blank');
      await foreign.webContents.executeJavaScript("window.postMessage('siteward:port-please', '*')");
    }, preload);
    await expect.poll(logged).toContain('bridge.foreignSender');
  });

  it('keeps development tools closed', async () => {
    const { app } = await start();
    const isOpened = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) throw new Error('There is no window.');
      return new Promise((resolve) => {
        contents.once('devtools-closed', () => resolve(contents.isDevToolsOpened()));
        contents.openDevTools({ mode: 'detach' });
      });
    });
    expect(isOpened).toBe(false);
  });

  it('starts once for each data folder and brings the first window to the front', async () => {
    const { app } = await start();
    const shown = app.evaluate(
      ({ app: electronApp }) =>
        new Promise((resolve) => electronApp.once('second-instance', () => resolve(true))),
    );
    const display = await app.evaluate(() => process.env.DISPLAY ?? '');
    const electron = await prepareApp();
    const second = spawn(
      electron.path,
      [...electron.args, repositoryFolder, `--user-data-dir=${userDataFolder}`],
      { stdio: 'ignore', env: { ...process.env, DISPLAY: display } },
    );
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect(await shown).toBe(true);
  });

  it('opens the window where it was', async () => {
    const first = await start();
    const bounds = { x: 120, y: 90, width: 1010, height: 690 };
    await first.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );
    await first.close();
    const second = await start();
    const found = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(found).toEqual(bounds);
  });

  it('has a menu whose entries show their keys and do what they say', async () => {
    const { app, window } = await start();
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+,')?.click();
    });
    await window.locator('[data-screen="settings"]').waitFor();
    await window.keyboard.press('Control+1');
    await window.locator('[data-screen="fleet"]').waitFor();
  });

  it('offers to reload after a crash of the window, and the draft is there', async () => {
    const { app, window } = await start();
    await person.openDevice(window, person.mainDevice);
    await person.openSecurityTwin(window);
    await person.edit(window, 'highPriorityMessageFrequency', 'PT2M');
    const offered = await app.evaluate(
      ({ BrowserWindow, dialog }) =>
        new Promise((resolve) => {
          dialog.showMessageBox = (...asked: unknown[]) => {
            resolve(asked.at(-1));
            return Promise.resolve({ response: 0, checkboxChecked: false });
          };
          BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
        }),
    );
    expect(offered).toMatchObject({ buttons: ['Reload', 'Close Siteward'] });
    // Playwright gives a crashed page up for good, so the reloaded one is asked through Electron.
    const isFleetShown = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `document.querySelector('[data-screen="fleet"] [data-ready="true"]') !== null`,
        ),
      );
    await expect.poll(isFleetShown, { timeout: 30_000 }).toBe(true);
    expect(await logged()).toContain('window.crashed');
    await running.pop()?.close();

    const again = await start();
    await person.openDevice(again.window, person.mainDevice);
    await person.openSecurityTwin(again.window);
    await again.window.locator('[data-restored="true"]').waitFor();
  });
});
