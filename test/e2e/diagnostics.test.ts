/** A technician's way through the Diagnostics screen: a silent device is diagnosed, mended and found in order. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnosis } from '../../preload/contract';
import { deviceFiles, installCAgent } from '../support/diagnosis/deviceFiles';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

let running: LaunchedApp;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-diagnosis-'));
  running = await launchApp({ args: ['--lang=en-US'] });
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const check = (window: Page, checkId: string): Locator => window.locator(`[data-check="${checkId}"]`);

async function runChecks(window: Page): Promise<string | null> {
  await window.getByRole('button', { name: /^Run (the checks|again)$/ }).click();
  const verdict = window.locator('[data-diagnosis]');
  await window.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
  return verdict.getAttribute('data-diagnosis');
}

it('a silent device is diagnosed, mended, and found in order', async () => {
  const { app, window } = running;
  await person.seeFleet(window);
  await person.openDevice(window, person.mainDevice);
  await window.locator('[data-to="diagnostics"]').click();
  await window.locator('[data-screen="diagnostics"]').waitFor();

  expect(await runChecks(window)).toBe('fail');
  await check(window, 'laptopTls').and(window.locator('[data-outcome="pass"]')).waitFor();
  const silent = check(window, 'hubConnection');
  expect(await silent.getAttribute('data-outcome')).toBe('fail');
  expect(await silent.innerText()).toContain('Next: It is not installed');
  expect(await check(window, 'hubDrift').innerText()).toContain('“Connection of the agent” did not pass');

  await person.goTo(window, 'agent');
  await person.startAgent(window);
  await person.seeEntry(window, 'messageAcknowledged');
  await person.goTo(window, 'diagnostics');
  expect(await runChecks(window)).toBe('pass');

  const file = join(folder, 'diagnosis.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Save as JSON' }).click();
  await window.getByText('Saved as diagnosis.json').waitFor();
  const saved = diagnosis.parse(JSON.parse(await readFile(file, 'utf8')));
  expect(saved).toMatchObject({ deviceId: person.mainDevice, outcome: 'pass', isCancelled: false });

  await window.locator('[data-part="choice"] summary').click();
  await window.getByRole('checkbox', { name: 'Round trip through the twin' }).check();
  expect(await runChecks(window)).toBe('pass');
  expect(await check(window, 'twinRoundTrip').innerText()).toContain('was put back');
});

it('a folder of collected files names the key that differs', async () => {
  const { app, window } = running;
  const files = deviceFiles(folder);
  const key = Buffer.alloc(32, 9).toString('base64');
  installCAgent(files, { hostName: 'sandbox.siteward.localhost', deviceId: person.mainDevice, key });
  await person.seeFleet(window);
  await person.openDevice(window, person.mainDevice);
  await window.keyboard.press('Control+4');
  await window.locator('[data-screen="diagnostics"]').waitFor();
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await window.getByRole('button', { name: 'Files from the device…' }).click();
  await window.getByRole('button', { name: /^Files: / }).waitFor();
  expect(await runChecks(window)).toBe('fail');
  await check(window, 'agentCredential').locator('[data-verdict="credentialDiffers"]').waitFor();
  expect(await window.locator('[data-screen="diagnostics"]').innerText()).not.toContain(key);
});
