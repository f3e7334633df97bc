/** The fleet screen in a real Electron: typing with help, mistakes at their place, parts of the fleet. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

let running: LaunchedApp;

beforeAll(async () => {
  running = await launchApp({ args: ['--lang=en-US'] });
  await person.seeFleet(running.window);
});
afterAll(() => running?.close());
beforeEach(async () => {
  await person.searchField(running.window).fill('');
  await seeCount(running.window, '203 devices');
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
  await seeCount(window, '49 of 203 devices');
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
  await seeCount(window, '42 of 203 devices');
  expect(await violationsOf(window)).toEqual([]);
});

it('writes a part of the fleet that is clicked into the query, and takes it out again', async () => {
  const { window } = running;
  const noModule = window.locator('[data-facet="verdict:noModule"]');
  await noModule.click();
  await seeCount(window, '49 of 203 devices');
  expect(await person.searchField(window).inputValue()).toBe('verdict:noModule');
  expect(await noModule.getAttribute('aria-pressed')).toBe('true');
  await window.locator('[data-facet="site:Lyon"]').click();
  await seeCount(window, '12 of 203 devices');
  await noModule.click();
  await seeCount(window, '40 of 203 devices');
  expect(await person.searchField(window).inputValue()).toBe('site:Lyon');
});
