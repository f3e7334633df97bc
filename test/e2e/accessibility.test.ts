/** Every screen in both languages and all themes, wide and enlarged, judged by axe; and the main job by keyboard alone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

async function openMainDevice(window: Page): Promise<void> {
  await person.goTo(window, 'fleet');
  await person.openDevice(window, person.mainDevice);
}

async function openMainTwin(window: Page): Promise<void> {
  await openMainDevice(window);
  await person.openSecurityTwin(window);
}

/** Each opens its screen from any other one. */
const screens: readonly (readonly [string, (window: Page) => Promise<void>])[] = [
  [
    'fleet',
    async (window) => {
      await person.goTo(window, 'fleet');
      await person.searchField(window).fill('');
      await window.getByRole('gridcell').first().waitFor();
    },
  ],
  [
    'fleet without a match',
    async (window) => {
      await person.goTo(window, 'fleet');
      await person.searchField(window).fill('no such device');
      await window.getByRole('gridcell').first().waitFor({ state: 'detached' });
    },
  ],
  [
    'scan',
    async (window) => {
      await person.goTo(window, 'fleet');
      await window.locator('[data-to="scan"]').click();
      await window.locator('[data-screen="scan"] form input').fill('bilbao-gateway-001');
      await window.keyboard.press('Enter');
      await window.locator('[data-label="found"]').waitFor();
    },
  ],
  [
    'device over SSH',
    async (window) => {
      await person.goTo(window, 'diagnostics');
      await window.locator('[data-to="ssh"]').click();
      await window.locator('[data-screen="ssh"] [data-ssh-uses]').waitFor();
    },
  ],
  [
    'messages',
    async (window) => {
      await window.keyboard.press('Control+5');
      await window.locator('[data-screen="messages"] [data-watch-form]').waitFor();
    },
  ],
  [
    'fleet with a mistake, a selection and its columns',
    async (window) => {
      await person.goTo(window, 'fleet');
      await person.searchField(window).fill('site:Bilbao modul:none');
      await window.locator('[data-filter-error]').waitFor();
      const marks = window.locator('[data-mark]');
      if ((await window.locator('[data-selected]').count()) === 0) await marks.first().click();
      await window.locator('[data-to="columns"]').click();
      await window.locator('[data-shown-column]').first().waitFor();
      // Half faded in, nothing has its contrast.
      await window.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      );
    },
  ],
  [
    'what is saved of the fleet',
    async (window) => {
      await window.keyboard.press('Escape');
      await window.locator('[data-column-dialog]').waitFor({ state: 'detached' });
      await window.locator('[data-to="shelf"]').click();
      await window.locator('[data-shelf] form').waitFor();
    },
  ],
  [
    'query console with rows and a mistake',
    async (window) => {
      await window.keyboard.press('Escape');
      await window.keyboard.press('Control+Shift+E');
      await window.locator('.cm-content').focus();
      await window.keyboard.press('Control+a');
      await window.keyboard.insertText('SELECT TOP 20 * FROM devices');
      await window.keyboard.press('Control+Enter');
      await window.locator('[data-rows="20"]').waitFor();
      await window.keyboard.insertText(' WHERE = 1');
      await window.locator('.cm-lintRange-error').waitFor();
    },
  ],
  ['device', openMainDevice],
  ['security module twin', openMainTwin],
  [
    'security module twin with changes',
    async (window) => {
      await openMainTwin(window);
      await person.edit(window, 'maxMessageSizeInBytes', '200001');
    },
  ],
  [
    'security module twin as JSON',
    async (window) => {
      await openMainTwin(window);
      await window.getByRole('tab', { name: 'JSON' }).click();
      await window.locator('.cm-content').waitFor();
    },
  ],
  [
    'history of a twin with a comparison',
    async (window) => {
      await openMainTwin(window);
      await window.locator('[data-to="history"]').click();
      await window.locator('[data-moment] button').first().click();
      await window.locator('[data-comparison-items]').waitFor();
    },
  ],
  [
    'baselines with a new one',
    async (window) => {
      await openMainTwin(window);
      await window.locator('[data-to="baselines"]').click();
      await window.locator('[data-to="newBaseline"]').click();
      await window.locator('.cm-content').waitFor();
    },
  ],
  [
    'adding a security module',
    async (window) => {
      await openMainDevice(window);
      await window.locator('[data-to="createModule"]').click();
      await window.locator('input[value="selfSigned"]').click();
      await window.locator('input[value="vault"]').waitFor();
    },
  ],
  [
    'keys and life cycle of a module',
    async (window) => {
      await openMainDevice(window);
      await window.locator('[data-to="manageModule"]').first().click();
      await window.locator('[data-screen="manageModule"]').waitFor();
    },
  ],
  [
    'tags and desired properties of a device',
    async (window) => {
      await openMainDevice(window);
      await window.locator('[data-to="deviceTwin"]').click();
      await window.locator('.cm-content').waitFor();
    },
  ],
  [
    'coverage',
    async (window) => {
      await person.goTo(window, 'coverage');
      await window.locator('[data-part]').first().waitFor();
    },
  ],
  [
    'hygiene with findings',
    async (window) => {
      await person.goTo(window, 'hygiene');
      await window.locator('[data-checked]').waitFor();
      await window.locator('[data-rule] summary').first().click();
      await window.locator('[data-finding]').first().waitFor();
    },
  ],
  ['agent', (window) => person.goTo(window, 'agent')],
  [
    'diagnostics with results',
    async (window) => {
      await openMainDevice(window);
      await window.locator('[data-to="diagnostics"]').click();
      await window.locator('[data-screen="diagnostics"] button[type="submit"]').click();
      await window.locator('[data-diagnosis]').waitFor({ timeout: 60_000 });
      await window.locator('[data-part="choice"] summary').click();
      await window.locator('[data-check="hubConnection"] summary').first().click();
    },
  ],
  [
    'reports with one prepared and a bundle for support',
    async (window) => {
      await person.goTo(window, 'diagnostics');
      await window.locator('[data-to="reports"]').click();
      await window.locator('[data-screen="reports"] form input[autocomplete="name"]').fill('Ana');
      await window.locator('[data-screen="reports"] form button[type="submit"]').click();
      await window.locator('[data-report-document]').waitFor();
      await window.locator('[data-bundle] button').first().click();
      await window.locator('[data-bundle-part="program"] summary').click();
    },
  ],
  ['hubs', (window) => person.goTo(window, 'hubs')],
  [
    'adding a hub',
    async (window) => {
      await window.keyboard.press('Control+Shift+N');
      await window.locator('[data-screen="hubs"]').waitFor();
    },
  ],
  [
    'all commands',
    async (window) => {
      await window.keyboard.press('Control+k');
      await window.getByRole('dialog').waitFor();
    },
  ],
  [
    'settings',
    async (window) => {
      await window.keyboard.press('Escape');
      await person.goTo(window, 'settings');
    },
  ],
];

describe('every screen', () => {
  let running: LaunchedApp;
  const zoom = (factor: number): Promise<void> =>
    running.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
      factor,
    );

  beforeAll(async () => {
    running = await launchApp({ args: ['--lang=en-US'] });
    await person.seeFleet(running.window);
  });
  afterAll(() => running?.close());

  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['en', 'highContrast'],
    ['es', 'light'],
    ['es', 'highContrast'],
  ])('has nothing that axe objects to (%s, %s)', async (...values) => {
    const { window } = running;
    await person.choose(window, values);
    const found: Record<string, readonly string[]> = {};
    for (const [name, open] of screens) {
      await open(window);
      found[name] = await violationsOf(window);
    }
    expect(found).toEqual(Object.fromEntries(screens.map(([name]) => [name, []])));
  });

  it('fits the window at 200 % zoom, without scrolling sideways', async () => {
    const { window } = running;
    await person.choose(window, ['es', 'light']);
    await zoom(2);
    const tooWide: string[] = [];
    for (const [name, open] of screens) {
      await open(window);
      const isTooWide = await window.evaluate(() => {
        const main = document.querySelector('main') ?? document.documentElement;
        const page = document.documentElement;
        return main.scrollWidth > main.clientWidth || page.scrollWidth > page.clientWidth;
      });
      if (isTooWide) tooWide.push(name);
      // A grid that grew with its rows would draw them all.
      expect(await window.getByRole('row').count()).toBeLessThan(100);
    }
    await zoom(1);
    expect(tooWide).toEqual([]);
  });
});

it('the main job needs no mouse', async () => {
  const { window, close } = await launchApp({ args: ['--lang=en-US'] });
  const { keyboard } = window;
  try {
    await person.seeFleet(window);
    await person.tabTo(window, person.searchField(window));
    await keyboard.type('gateway-001');
    await window.getByText('bilbao-gateway-001').waitFor();
    await person.tabTo(window, window.getByRole('row').filter({ hasText: 'bilbao-gateway-001' }));
    await keyboard.press('Enter');

    const module = window.locator('[data-module="azureiotsecurity"]').getByRole('button').first();
    await module.waitFor();
    await person.tabTo(window, module);
    await keyboard.press('Enter');

    const field = person.property(window, 'highPriorityMessageFrequency').locator('input').first();
    await field.waitFor();
    await person.tabTo(window, field);
    await keyboard.press('Control+a');
    await keyboard.type('PT2M');
    await window.locator('[data-change="highPriorityMessageFrequency"]').first().waitFor();
    await keyboard.press('Control+s');
    await person.outcome(window, 'waiting');

    await keyboard.press('Control+3');
    const start = window.getByRole('button', { name: 'Start', exact: true });
    await start.waitFor();
    await person.tabTo(window, start);
    await keyboard.press('Space');
    await person.seeEntry(window, 'messageAcknowledged');

    await keyboard.press('Alt+ArrowLeft');
    await person
      .property(window, 'highPriorityMessageFrequency')
      .locator('[data-comparison="same"]')
      .waitFor();
  } finally {
    await close();
  }
});
