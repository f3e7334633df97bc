/** The fleet screen in a real Electron: typing with help, mistakes at their place, parts of the fleet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxFleet } from '../../main/sandbox/fleet';
import { securityModuleOf } from '../../main/security';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

let running: LaunchedApp;

const fleet = sandboxFleet();
const total = fleet.length;
const atSite = (site: string) => fleet.filter(({ tags }) => tags.site === site);
const withoutModule = (devices: typeof fleet) =>
  devices.filter(({ modules }) => modules.every(({ moduleId }) => securityModuleOf(moduleId) === null));
const [atBilbao, atLyon] = [atSite('Bilbao').length, atSite('Lyon').length];

beforeAll(async () => {
  running = await launchApp({ args: ['--lang=en-US'] });
  await person.seeFleet(running.window);
});
afterAll(() => running?.close());
beforeEach(async () => {
  await person.searchField(running.window).fill('');
  await seeCount(running.window, `${total} devices`);
});

async function seeCount(window: Page, words: string): Promise<void> {
  await window.getByText(new RegExp(`^${words} ·`)).waitFor();
}

it('completes a field, then its value, by keyboard alone', async () => {
  const { window } = running;
  const { keyboard } = window;
  await window.locator('h1').focus();
  await keyboard.press('/');
  await keyboard.type('ver');
  await window.getByRole('option', { name: /^verdict:/ }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await window.getByRole('option', { name: 'noModule' }).waitFor();
  expect(await violationsOf(window)).toEqual([]);
  await keyboard.type('noM');
  await expect.poll(() => window.getByRole('option').count()).toBe(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  expect(await person.searchField(window).inputValue()).toBe('verdict:noModule ');
  await seeCount(window, `${withoutModule(fleet).length} of ${total} devices`);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await window.locator('[data-screen="device"]').waitFor();
  await person.goTo(window, 'fleet');
});

it('marks a mistake where it stands, says what is wrong, and searches with the rest', async () => {
  const { window } = running;
  await person.searchField(window).fill('module:nonne site:Bilbao');
  await window.locator('[data-filter-error="unknownValue"]').waitFor();
  expect(await window.locator('[data-mistake]').textContent()).toBe('nonne');
  expect(await person.searchField(window).getAttribute('aria-invalid')).toBe('true');
  await seeCount(window, `${atBilbao} of ${total} devices`);
  expect(await violationsOf(window)).toEqual([]);
});

it('writes a part of the fleet that is clicked into the query, and takes it out again', async () => {
  const { window } = running;
  const noModule = window.locator('[data-facet="verdict:noModule"]');
  await noModule.click();
  await seeCount(window, `${withoutModule(fleet).length} of ${total} devices`);
  expect(await person.searchField(window).inputValue()).toBe('verdict:noModule');
  expect(await noModule.getAttribute('aria-pressed')).toBe('true');
  await window.locator('[data-facet="site:Lyon"]').click();
  await seeCount(window, `${withoutModule(atSite('Lyon')).length} of ${total} devices`);
  await noModule.click();
  await seeCount(window, `${atLyon} of ${total} devices`);
  expect(await person.searchField(window).inputValue()).toBe('site:Lyon');
});

it('selects over pages by mouse and keys, counts right, and copies the identifiers', async () => {
  const { app, window } = running;
  const { keyboard } = window;
  const selected = (count: number) => window.locator(`[data-selected="${count}"]`).waitFor();
  await window.locator('[data-mark]').nth(1).click();
  await window
    .locator('[data-mark]')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await selected(4);
  await person.searchField(window).focus();
  await keyboard.press('Enter');
  await keyboard.press('Control+a');
  await selected(total);
  await keyboard.press('Space');
  await selected(total - 1);
  expect(await window.locator('[role="row"][aria-selected="false"]').count()).toBe(1);
  await keyboard.press('Escape');
  await window.locator('[data-selected]').waitFor({ state: 'detached' });
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await selected(3);
  await keyboard.press('Shift+ArrowUp');
  await selected(2);
  expect(await violationsOf(window)).toEqual([]);
  await window.getByRole('button', { name: 'Copy device IDs' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('bilbao-camera-010\nbilbao-camera-011');
  await window.getByRole('button', { name: 'Clear selection' }).click();
});

it('shows the columns a person chose, in their order and width, also after a reload', async () => {
  const { window } = running;
  const titles = () =>
    window.locator('[data-column]').evaluateAll((all) => all.map(({ dataset }) => dataset.column));
  await window.getByRole('button', { name: 'Columns' }).click();
  const dialog = window.locator('[data-column-dialog]');
  await dialog.getByRole('checkbox', { name: 'building' }).check();
  await dialog.getByRole('checkbox', { name: 'Connection' }).uncheck();
  expect(await violationsOf(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Move building to the front' }).click();
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const wanted = [
    'deviceId',
    'site',
    'verdict',
    'lastActivityTime',
    'status',
    'tag.building',
    'securityModule',
  ];
  await expect.poll(titles).toEqual(wanted);

  const building = window.locator('[data-column="tag.building"]');
  await building.getByRole('button').click();
  await window.locator('[data-column="tag.building"][aria-sort="ascending"]').waitFor();
  const before = (await building.boundingBox())?.width ?? 0;
  await window.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await building.boundingBox())?.width).toBe(Math.round(before) + 16);
  const device = window.locator('[data-column="deviceId"]');
  const widthOf = async (column: Locator) => (await column.boundingBox())?.width;
  const deviceBefore = (await widthOf(device)) ?? 0;
  const edge = await device.locator('[data-edge]').boundingBox();
  if (!edge) throw new Error('No edge.');
  await window.mouse.move(edge.x + 6, edge.y + 10);
  await window.mouse.down();
  await window.mouse.move(edge.x + 46, edge.y + 10, { steps: 4 });
  await window.mouse.up();
  await expect.poll(() => widthOf(device)).toBe(Math.round(deviceBefore) + 40);

  await window.reload();
  await person.seeFleet(window);
  expect(await titles()).toEqual(wanted);
  expect(await widthOf(device)).toBe(Math.round(deviceBefore) + 40);
  expect(await widthOf(building)).toBe(Math.round(before) + 16);
  await window.getByRole('button', { name: 'Columns' }).click();
  await dialog.getByRole('button', { name: 'Usual columns' }).click();
  await window.keyboard.press('Escape');
});

it('keeps filters and devices at hand', async () => {
  const { window } = running;
  const shelf = window.locator('[data-shelf]');
  const openShelf = () => window.getByRole('button', { name: 'Saved', exact: true }).click();
  await person.searchField(window).fill('site:Bilbao verdict:rejected');
  await seeCount(window, `2 of ${total} devices`);
  await window.locator('[data-column="status"]').getByRole('button').click();
  await openShelf();
  await shelf.getByRole('textbox', { name: 'Name for the filter shown now' }).fill('Bilbao, refused');
  await window.keyboard.press('Enter');
  await shelf.getByRole('button', { name: 'Delete filter Bilbao, refused' }).waitFor();
  expect(await violationsOf(window)).toEqual([]);
  await window.keyboard.press('Escape');

  await person.searchField(window).fill('');
  await window.locator('[data-column="deviceId"]').getByRole('button').click();
  await seeCount(window, `${total} devices`);
  await openShelf();
  await shelf.getByRole('button', { name: /^Bilbao, refused/ }).click();
  await seeCount(window, `2 of ${total} devices`);
  await window.locator('[data-column="status"][aria-sort="ascending"]').waitFor();

  await window.locator('[data-mark]').first().click();
  await window.getByRole('button', { name: 'Pin', exact: true }).click();
  await window.locator('[data-pinned]').waitFor();
  await window.getByRole('button', { name: 'Clear selection' }).click();
  await openShelf();
  await shelf.getByRole('button', { name: 'Unpin bilbao-valve-002' }).waitFor();
  await shelf.getByRole('button', { name: 'bilbao-valve-002', exact: true }).click();
  const pin = window
    .locator('[data-screen="device"]')
    .getByRole('button', { name: 'Keep at hand in the fleet' });
  await expect.poll(() => pin.getAttribute('aria-pressed')).toBe('true');
  await pin.click();
  await expect.poll(() => pin.getAttribute('aria-pressed')).toBe('false');
  await person.goTo(window, 'fleet');
  await openShelf();
  await shelf.getByRole('heading', { name: 'Opened before' }).waitFor();
  expect(await shelf.getByRole('button', { name: /^Unpin/ }).count()).toBe(0);
  await window.keyboard.press('Escape');
  await window.locator('[data-column="deviceId"]').getByRole('button').click();
});

it('writes the rows found, or those selected, to a file', async () => {
  const { app, window, userDataFolder } = running;
  const path = join(userDataFolder, 'devices.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await person.searchField(window).fill('id:bilbao-valve-*');
  await window.getByRole('gridcell', { name: 'bilbao-valve-001' }).waitFor();
  await window.locator('[data-to="export"]').click();
  await window.locator('[data-export="found csv"]').click();
  await window.locator('[data-exported="devices.csv"]').waitFor();
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines.filter((line) => line.includes('bilbao-valve-')).length).toBeGreaterThan(5);
  expect(lines.some((line) => line.includes('id:bilbao-valve-*'))).toBe(true);
  expect(lines.some((line) => line.includes('zaragoza'))).toBe(false);
  await person.searchField(window).fill('');
});

it('says how much reading may cost, and lets the rest of the page be seen meanwhile', async () => {
  const { window } = running;
  await window.locator('[data-sync-settings]').click();
  const share = window.getByRole('slider', { name: 'Share of the hub’s queries: 100 %' });
  await share.focus();
  await window.keyboard.press('ArrowLeft');
  await window.getByRole('slider', { name: 'Share of the hub’s queries: 99 %' }).waitFor();
  await window.getByRole('combobox', { name: 'Tier of the hub' }).selectOption('S1');
  await window.getByRole('spinbutton', { name: 'Units' }).waitFor();
  expect(await violationsOf(window)).toEqual([]);
  // A popover’s own element must not cover the page.
  const seen = await window.evaluate(() => document.elementFromPoint(40, 75)?.closest('[data-nav]') !== null);
  expect(seen).toBe(true);
  const readAt = () => window.locator('[data-screen="fleet"] time').first().getAttribute('datetime');
  const before = await readAt();
  await window.getByRole('button', { name: 'Read everything again' }).click();
  await expect.poll(readAt, { timeout: 20_000 }).not.toBe(before);
});

it('has room in a narrow window: nothing overlaps or scrolls sideways, and the parts of the fleet are a button away', async () => {
  const { app, window } = running;
  const widen = (width: number) =>
    app.evaluate(({ BrowserWindow }, to) => {
      const [shown] = BrowserWindow.getAllWindows();
      const before = shown?.getSize() ?? [0, 0];
      shown?.setSize(to, 800);
      return before[0] ?? to;
    }, width);
  const before = await widen(420);
  await window.locator('[data-facets]').waitFor({ state: 'detached' });
  const boxes = await Promise.all(
    [
      window.locator('h1'),
      window.locator('[data-sync-settings]'),
      person.searchField(window),
      window.getByRole('grid'),
    ].map(async (part) => (await part.boundingBox()) ?? { y: 0, height: 0 }),
  );
  for (const [index, { y, height }] of boxes.slice(0, -1).entries()) {
    if (index > 0) expect(y + height).toBeLessThanOrEqual(boxes[index + 1]?.y ?? 0);
  }
  const isTooWide = () =>
    window.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await isTooWide()).toBe(false);
  await window.getByRole('button', { name: 'Filters', exact: true }).click();
  await window.locator('[data-facet="site:Lyon"]').click();
  await seeCount(window, `${atLyon} of ${total} devices`);
  expect(await isTooWide()).toBe(false);
  expect(await violationsOf(window)).toEqual([]);
  await window.getByRole('button', { name: 'Filters', exact: true }).click();
  await widen(before);
});

it('is where it was when a person comes back from a device', async () => {
  const { window } = running;
  const { keyboard } = window;
  const top = () => window.getByRole('grid').evaluate((grid) => grid.parentElement?.scrollTop ?? 0);
  await person.searchField(window).focus();
  await keyboard.press('Enter');
  for (let pages = 0; pages < 5; pages += 1) await keyboard.press('PageDown');
  const row = await window.locator('[role="row"]:focus').getAttribute('aria-rowindex');
  await expect.poll(top).toBeGreaterThan(1000);
  const before = await top();
  await keyboard.press('Enter');
  await window.locator('[data-screen="device"]').waitFor();
  await keyboard.press('Alt+ArrowLeft');
  await person.seeFleet(window);
  expect(await top()).toBe(before);
  await keyboard.press('Enter');
  expect(await window.locator('[role="row"]:focus').getAttribute('aria-rowindex')).toBe(row);
});
