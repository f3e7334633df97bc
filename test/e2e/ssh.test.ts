/** A device over SSH in real Electron: its host key looked at, the checks run on it, the agent collecting from it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sshServerIsHere, startSshServer } from '../support/openSsh/sshServer';

if (!sshServerIsHere)
  console.warn('The test over SSH in Electron is left out: no OpenSSH server is installed.');

describe.skipIf(!sshServerIsHere)('a device over SSH', () => {
  let running: LaunchedApp;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-ssh-'));
    running = await launchApp({ args: ['--lang=en-US'] });
  });
  afterEach(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is reached by a key, checked, and left', async () => {
    const { app, window } = running;
    const server = await startSshServer();
    const keyFile = join(folder, 'id_ed25519');
    await writeFile(keyFile, server.privateKey, { mode: 0o600 });
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, keyFile);
    await person.seeFleet(window);
    await person.openDevice(window, person.mainDevice);
    await person.goTo(window, 'diagnostics');
    expect(await window.locator('[data-looks]').getAttribute('data-looks')).toBe('none');
    await window.locator('[data-to="ssh"]').click();
    await window.locator('[data-screen="ssh"] [data-ssh-uses]').waitFor();

    await window.getByRole('textbox', { name: 'Name or address' }).fill('127.0.0.1');
    await window.getByRole('textbox', { name: 'Port' }).fill(String(server.port));
    await window.getByRole('textbox', { name: 'User' }).fill(server.userName);
    await window.locator('[data-ssh-form] select').selectOption('key');
    await window.getByRole('button', { name: 'Choose a file…' }).click();
    await window.getByRole('button', { name: 'id_ed25519' }).waitFor();
    await window.getByRole('button', { name: 'Connect', exact: true }).click();
    const hostKey = window.locator('[data-ssh-host-key="unknownKey"]');
    await hostKey.waitFor();
    expect(await hostKey.innerText()).toContain(server.fingerprint);
    expect(await violationsOf(window)).toEqual([]);
    await window.getByRole('button', { name: /trust and connect/ }).click();
    await window.locator('[data-ssh="connected"]').waitFor();
    expect(await violationsOf(window)).toEqual([]);

    await window.getByRole('button', { name: 'Run the checks' }).click();
    await window.locator('[data-looks="ssh"]').waitFor();
    await window.getByRole('button', { name: /^Run (the checks|again)$/ }).click();
    await window.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
    // The machine of the test has no agent: that is what the checks say of it.
    const installed = window.locator('[data-check="agentInstalled"]');
    expect(await installed.getAttribute('data-outcome')).toBe('fail');
    const disk = window.locator('[data-check="deviceDisk"]');
    expect(await disk.getAttribute('data-outcome')).not.toBe('skipped');

    await window.locator('[data-to="ssh"]').click();
    await window.locator('[data-ssh-ran]').waitFor();
    expect(await window.locator('[data-ssh-ran]').innerText()).toContain('df -P -k');
    await window.locator('[data-do="disconnect"]').click();
    await window.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    await person.goTo(window, 'diagnostics');
    await window.locator('[data-looks="none"]').waitFor();
  });
});
