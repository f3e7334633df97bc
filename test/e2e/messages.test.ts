/** Watching messages in real Electron: those of the local agent, judged, opened, paused, stopped. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

describe('watching messages', () => {
  let running: LaunchedApp;
  beforeAll(async () => {
    running = await launchApp({ args: ['--lang=en-US'] });
    const { window } = running;
    await person.seeFleet(window);
    // A device that sends: the local agent, in its place.
    await person.openDevice(window, person.mainDevice);
    await person.openSecurityTwin(window);
    await person.goTo(window, 'agent');
    await person.startAgent(window);
    await person.seeEntry(window, 'messageAcknowledged');
    await window.keyboard.press('Control+5');
    await window.locator('[data-screen="messages"]').waitFor();
  });
  afterAll(() => running?.close());

  it('shows what devices send, one message in full, and stops when asked to', async () => {
    const { window } = running;
    await window.locator('[data-watch-form] select').last().selectOption('m10080');
    await window.getByRole('button', { name: 'Watch', exact: true }).click();
    const row = window.getByRole('row').nth(1);
    await row.waitFor({ timeout: 30_000 });
    await person.tabTo(window, row);
    await window.keyboard.press('Enter');
    await window.locator('[data-message]').waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await window.locator('[data-do="pause"]').click();
    await window.locator('[data-messages-paused]').waitFor();
    await window.getByRole('button', { name: 'Stop', exact: true }).click();
    await window.getByRole('button', { name: 'Watch', exact: true }).waitFor();
    await window.getByRole('tab', { name: 'Charts' }).click();
    await window.locator('[data-dropped]').first().waitFor();
    expect(await violationsOf(window)).toEqual([]);
  });
});
