/** The query console in real Electron: written by keyboard, run, completed, corrected, exported. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

describe('the query console', () => {
  let running: LaunchedApp;
  beforeAll(async () => {
    running = await launchApp({ args: ['--lang=en-US'] });
    await person.seeFleet(running.window);
    await running.window.keyboard.press('Control+Shift+E');
    await running.window.locator('.cm-content').waitFor();
  });
  afterAll(() => running?.close());

  const write = async (text: string): Promise<void> => {
    const { window } = running;
    await window.locator('.cm-content').focus();
    await window.keyboard.press('Control+a');
    // Typed at once, so that the editor closes no quotes by itself.
    await window.keyboard.insertText(text);
  };

  it('runs what is written with Ctrl+Enter and opens a device from a row', async () => {
    const { window } = running;
    await write("SELECT deviceId, tags FROM devices WHERE STARTSWITH(deviceId, 'bilbao-gateway-')");
    await window.keyboard.press('Control+Enter');
    await window.getByRole('gridcell', { name: 'bilbao-gateway-001' }).waitFor();
    await person.tabTo(window, window.getByRole('row').filter({ hasText: 'bilbao-' }).first());
    await window.keyboard.press('Enter');
    await window.locator('[data-screen="device"]').waitFor();
    await window.keyboard.press('Alt+ArrowLeft');
    // The rows are still there.
    await window.getByRole('gridcell', { name: 'bilbao-gateway-001' }).waitFor();
  });

  it('marks mistakes at their place, while typing and when the hub refuses', async () => {
    const { window } = running;
    await write('SELECT * FROM devices WHERE a = = 1');
    await window.locator('.cm-lintRange-error', { hasText: '=' }).waitFor();
    await window.keyboard.press('Control+Enter');
    await window.locator('[data-failure="QUERY_REFUSED"]').waitFor();
    await window.getByText(/Line 1:33/).waitFor();
  });

  it('completes properties that earlier rows have shown, and their values', async () => {
    const { window } = running;
    await write('SELECT TOP 50 * FROM devices');
    await window.keyboard.press('Control+Enter');
    await window.locator('[data-rows="50"]').waitFor();
    await write('SELECT deviceId FROM devices WHERE tags.si');
    await window.keyboard.press('Control+Space');
    // The editor takes no Enter in the first moment of its list, so that nobody accepts what was not read.
    await window.locator('.cm-tooltip-autocomplete li', { hasText: 'tags.site' }).click();
    await window.keyboard.insertText(' = ');
    await window.keyboard.press('Control+Space');
    await window.locator('.cm-tooltip-autocomplete li', { hasText: 'seen on this hub' }).first().waitFor();
    await window.keyboard.press('Escape');
  });

  it('keeps a query under a name and runs it again', async () => {
    const { window } = running;
    await write('SELECT COUNT() AS numberOfDevices FROM devices');
    await window.getByRole('button', { name: 'Save query' }).click();
    await window.getByRole('textbox', { name: 'Name' }).fill('How many');
    await window.keyboard.press('Enter');
    await window.locator('[data-kept-queries] summary').click();
    await window.getByRole('button', { name: 'Run How many' }).click();
    await window.locator('[data-rows="1"]').waitFor();
    await window.getByRole('columnheader', { name: 'numberOfDevices' }).waitFor();
    expect(await window.locator('[data-recent-query]').count()).toBeGreaterThan(1);
  });
});
