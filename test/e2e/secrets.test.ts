/** Canary keys are used for the main job; afterwards they are looked for wherever the window or the disk could hold them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordBridge } from '../support/electron/bridgeRecorder';
import { filesBelow } from '../support/electron/filesBelow';
import { heapText } from '../support/electron/heapText';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sandboxOf } from '../support/electron/sandboxOf';

/** As a key stands in a connection string, in a URL, and without the padding and signs that an encoder may change. */
function formsOf(key: string): string[] {
  return [key, encodeURIComponent(key), key.replaceAll(/[+/=]/g, ''), Buffer.from(key).toString('base64')];
}

/** What stands around each place of the text, in UTF-8 or, as Chromium keeps some strings, in UTF-16. */
function findings(bytes: Buffer, text: string): string[] {
  return [Buffer.from(text), Buffer.from(text, 'utf16le')].flatMap((searched) => {
    const at = bytes.indexOf(searched);
    return at < 0 ? [] : [bytes.subarray(Math.max(0, at - 120), at + 120).toString('latin1')];
  });
}

describe('credentials', () => {
  let folder: string;
  let running: LaunchedApp | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-canary-'));
  });
  afterEach(async () => {
    await running?.close().catch(() => {});
    running = null;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it('reach neither the window, nor the bridge, nor a file, nor the log, all through the main job', async () => {
    const userDataFolder = join(folder, 'user');
    running = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
    const { app, window } = running;
    await person.seeFleet(window);
    const bridge = await recordBridge(running);
    await person.seeFleet(window);

    const sandbox = sandboxOf(userDataFolder);
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, sandbox.caPem());
    const connectionString = sandbox.connectionString();
    await app.evaluate(
      ({ clipboard, dialog }, chosen) => {
        clipboard.writeText(chosen.connectionString);
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen.caFile] });
      },
      { connectionString, caFile },
    );
    await person.addHubFromClipboard(window, 'Canary plant');
    await app.evaluate(({ clipboard }) => clipboard.clear());
    await window.keyboard.press('Control+Shift+H');
    await window.getByRole('button', { name: 'Check rights of Canary plant' }).click();
    await window.locator('[data-right="ServiceConnect"][data-can="true"]').waitFor();
    await person.goTo(window, 'fleet');
    await person.seeFleet(window);
    await person.openDevice(window, person.mainDevice, 'gateway-0');
    await window.getByRole('button', { name: 'Copy primary key' }).click();
    await window.locator('[data-copied]').waitFor();
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    await person.openSecurityTwin(window);
    await person.edit(window, 'highPriorityMessageFrequency', 'PT2M');
    await person.save(window);
    await person.outcome(window, 'waiting');
    await person.goTo(window, 'agent');
    await person.startAgent(window);
    await person.seeEntry(window, 'messageAcknowledged');

    const keyFile = join(folder, 'module.key.pem');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, keyFile);
    await person.goTo(window, 'fleet');
    await person.openDevice(window, person.mainDevice, 'gateway-0');
    await person.createModule(window, 'DefenderIotMicroAgent', 'selfSigned');

    const keys = await sandbox.keysOf(person.mainDevice);
    expect(keys).toContain(copied);
    const privateKey = (await readFile(keyFile, 'utf8')).split('\n').filter((line) => line.length > 20);
    expect(privateKey.length).toBeGreaterThan(2);
    const canaries = [...[...sandbox.policyKeys(), ...keys].flatMap(formsOf), ...privateKey];
    expect(canaries.length).toBeGreaterThan(20);
    const tokens = ['SharedAccessSignature sr=', 'SharedAccessKey=', '&sig='];

    const heap = await heapText(window);
    const traffic = await bridge.traffic();
    await running.close();
    running = null;
    const files = (await filesBelow(userDataFolder)).filter(({ path }) => !path.startsWith('sandbox'));

    // What has to be there shows that each of these places was really searched.
    expect(heap).toContain(person.mainDevice);
    expect(traffic).toContain(person.mainDevice);
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['siteward.json', 'siteward.db', join('logs', 'siteward.log')]),
    );
    expect(files.find(({ path }) => path === 'siteward.json')?.bytes.toString()).toContain('Canary plant');

    const places = [
      { path: 'the heap', bytes: Buffer.from(heap) },
      { path: 'the bridge', bytes: Buffer.from(traffic) },
      ...files,
    ];
    const found = places.flatMap(({ path, bytes }) =>
      [...canaries, ...tokens].flatMap((text) => findings(bytes, text).map((around) => `${path}: ${around}`)),
    );
    expect(found).toEqual([]);
  });
});
