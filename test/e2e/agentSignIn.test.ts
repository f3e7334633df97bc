/** Signing the agent in as the device in real Electron: with its certificate from files, and through the provisioning service. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sandboxIdScope } from '../../main/sandbox/provisioning';
import { certificateFor } from '../support/deviceCertificates';
import { violationsOf } from '../support/electron/axe';
import { recordBridge } from '../support/electron/bridgeRecorder';
import { heapText } from '../support/electron/heapText';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sandboxOf } from '../support/electron/sandboxOf';

const certified = 'press-certified-001';
const keyed = 'press-keyed-001';
const moduleId = 'azureiotsecurity';

describe('signing in as the device', () => {
  let running: LaunchedApp;
  let folder = '';
  let certificate: Awaited<ReturnType<typeof certificateFor>>;
  let bridge: Awaited<ReturnType<typeof recordBridge>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-signin-'));
    const userDataFolder = join(folder, 'user');
    running = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
    await person.seeFleet(running.window);
    bridge = await recordBridge(running);
    await person.seeFleet(running.window);
    certificate = await certificateFor({ commonName: certified });
    const { sha256 } = certificate;
    const registry = sandboxOf(userDataFolder).otherWriter();
    const x509Thumbprint = { primaryThumbprint: sha256, secondaryThumbprint: sha256 };
    const device = { deviceId: certified, authentication: { type: 'selfSigned', x509Thumbprint } };
    await registry.create(device);
    await registry.create({ deviceId: keyed });
    await registry.addModule({ deviceId: certified, moduleId });
    await registry.addModule({ deviceId: keyed, moduleId });
  });
  afterAll(async () => {
    await running?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  /** The next file dialog gives this file. */
  async function answerDialog(name: string, text: string): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, text);
    await running.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  }

  async function runAndStop(window: Page, deviceId: string): Promise<void> {
    await deviceField(window).fill(deviceId);
    await person.startAgent(window);
    const { messages } = sandboxOf(join(folder, 'user'));
    await vi.waitFor(() => expect(messages().map((sent) => sent.deviceId)).toContain(deviceId), {
      timeout: 30_000,
      interval: 100,
    });
    await window.getByRole('button', { name: 'Stop' }).click();
    await window.locator('[data-agent-state="stopped"]').waitFor();
  }

  const deviceField = (window: Page) => window.getByRole('textbox', { name: 'Device ID' });

  it('refuses the key of another certificate, takes the right one, and connects', async () => {
    const { window } = running;
    const other = await certificateFor({ commonName: certified });
    await person.goTo(window, 'agent');
    await window.getByRole('combobox', { name: 'Sign in with' }).selectOption('deviceCertificate');
    await answerDialog('device.pem', certificate.pem);
    await window.getByRole('button', { name: 'Choose the certificate…' }).click();
    await window.getByText(certificate.sha256).waitFor();
    await answerDialog('other.key', other.keyPem);
    await window.getByRole('button', { name: 'Choose its private key…' }).click();
    await window.locator('[data-failure="CERTIFICATE_KEY_MISMATCH"]').waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await answerDialog('device.key', certificate.keyPem);
    await window.getByRole('button', { name: 'Choose its private key…' }).click();
    await window.getByText('device.key').waitFor();
    await runAndStop(window, certified);
  });

  it('says that the certificate is not another device’s', async () => {
    const { window } = running;
    await deviceField(window).fill(keyed);
    await window.getByRole('button', { name: 'Start', exact: true }).click();
    await window.locator('[data-failure="DEVICE_TAKES_NO_CERTIFICATE"]').waitFor();
  });

  it('finds the hub through the provisioning service, with the key from the clipboard', async () => {
    const { app, window } = running;
    const [key = ''] = await sandboxOf(join(folder, 'user')).keysOf(keyed);
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), key);
    await window.getByRole('combobox', { name: 'Sign in with' }).selectOption('provisioning');
    await window.getByRole('textbox', { name: 'ID scope' }).fill(sandboxIdScope);
    await window.getByRole('textbox', { name: 'Registration ID' }).fill(keyed);
    await window.getByRole('button', { name: 'Take the key from the clipboard' }).click();
    await window.getByRole('group').getByText('Key taken.').waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await runAndStop(window, keyed);
  });

  it('keeps keys out of the window', async () => {
    const { window } = running;
    const keys = await sandboxOf(join(folder, 'user')).keysOf(keyed);
    const lines = certificate.keyPem.split('\n').filter((line) => line.length > 20);
    const traffic = await bridge.traffic();
    const heap = await heapText(window);
    expect([traffic, heap].map((text) => text.includes(certificate.sha256))).toEqual([true, true]);
    expect(lines.length).toBeGreaterThan(1);
    expect([...keys, ...lines].filter((secret) => traffic.includes(secret) || heap.includes(secret))).toEqual(
      [],
    );
  });
});
