/** Coverage and hygiene of the embedded hub's fleet in a real Electron: a part of the picture opens exactly its devices. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

let running: LaunchedApp;

beforeAll(async () => {
  running = await launchApp({ args: ['--lang=en-US'] });
  await person.seeFleet(running.window);
});
afterAll(() => running?.close());

it('opens from a part of the picture the fleet with just its devices', async () => {
  const { window } = running;
  await person.goTo(window, 'coverage');
  const part = window.locator('[data-site="Bilbao"] [data-part="noModule"]');
  const label = (await part.getAttribute('aria-label')) ?? '';
  const count = Number(/(\d+) devices?/.exec(label)?.[1]);
  expect(count).toBeGreaterThan(0);
  await part.click();
  await person.seeFleet(window);
  expect(await person.searchField(window).inputValue()).toBe('site:"Bilbao" verdict:noModule');
  await window.getByText(new RegExp(`^${count} of \\d+ devices`)).waitFor();
  expect(await window.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count + 1));
});

it('finds what is planted in the fleet, and compares keys without showing one', async () => {
  const { window } = running;
  await person.goTo(window, 'hygiene');
  await window.locator('[data-checked]').waitFor();
  const nearMiss = window.locator('[data-rule="nearMissModuleId"]');
  await nearMiss.locator('summary').click();
  await nearMiss.getByText('sevilla-panel-005').waitFor();
  await window.locator('[data-compare-keys]').click();
  await window.locator('[data-keys-compared]').waitFor();
  const sharedKey = window.locator('[data-rule="sharedKey"]');
  await sharedKey.locator('summary').click();
  await sharedKey.getByText('porto-door-001').waitFor();
  await sharedKey.getByText('porto-door-002').waitFor();
  await nearMiss.locator('summary').click();
  await nearMiss.locator('summary').click();
  await nearMiss.locator('[data-to="fleet"]').click();
  await person.seeFleet(window);
  await window.getByRole('row').filter({ hasText: 'sevilla-panel-005' }).waitFor();
});
