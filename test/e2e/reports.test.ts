/** A silent device is diagnosed, mended and proven by a report, which one changed byte unmasks; and a bundle for support. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../scripts/build/folders';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';

let running: LaunchedApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-reports-'));
  running = await launchApp({ args: ['--lang=en-US'] });
});
afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function runChecks(window: Page): Promise<void> {
  await window.getByRole('button', { name: /^Run (the checks|again)$/ }).click();
  await window.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
}

async function answerDialogs(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

async function saveAs(window: Page, format: 'html' | 'pdf' | 'json'): Promise<string> {
  const path = join(folder, `report.${format}`);
  await answerDialogs(path);
  await window.locator(`[data-save="${format}"]`).click();
  await window.locator('[data-saved]', { hasText: `Saved as report.${format}` }).waitFor({ timeout: 60_000 });
  return path;
}

/** As anybody would, without the app. */
function verifyByCommand(...args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/verifyReport.ts', ...args],
      { cwd: repositoryFolder },
      (error, printed, complained) =>
        resolve({ code: Number(error?.code ?? 0), said: `${printed}${complained}` }),
    );
  });
}

describe('a visit', { timeout: 240_000 }, () => {
  it('to a silent device is diagnosed, mended, and proven by a report that nobody can alter unseen', async () => {
    const { window } = running;
    await person.seeFleet(window);
    await person.openDevice(window, person.mainDevice);
    await window.locator('[data-to="diagnostics"]').click();
    await window.locator('[data-screen="diagnostics"]').waitFor();
    await runChecks(window);
    await window.locator('[data-diagnosis="fail"]').waitFor();
    await person.goTo(window, 'agent');
    await person.startAgent(window);
    await person.seeEntry(window, 'messageAcknowledged');
    await person.goTo(window, 'diagnostics');
    await runChecks(window);
    await window.locator('[data-diagnosis="pass"]').waitFor();

    await window.locator('[data-to="reports"]').click();
    await window.locator('[data-screen="reports"]').waitFor();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Íñigo Ruiz');
    await window.getByRole('textbox', { name: /^Note/ }).fill('<b>Fuse</b> replaced');
    await window.getByRole('button', { name: 'Prepare the report' }).click();
    const shown = await window.locator('[data-report-document]').innerText();
    expect(shown).toContain('At the end everything that was checked was in order.');
    expect(shown).toContain('Failed: Connection of the agent');
    expect(shown).toContain('<b>Fuse</b> replaced');
    expect(shown).toContain('Messages the hub acknowledged');
    expect(shown).toMatch(/reported\.\S+: absent →/);

    const paths = {
      html: await saveAs(window, 'html'),
      json: await saveAs(window, 'json'),
      pdf: await saveAs(window, 'pdf'),
    };
    const html = await readFile(paths.html, 'utf8');
    expect(html).toContain('&lt;b&gt;Fuse&lt;/b&gt; replaced');
    const pdf = (await readFile(paths.pdf)).toString('latin1');
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toContain('/StructTreeRoot');
    const fingerprint = JSON.parse(await readFile(paths.json, 'utf8')).report.fingerprint;
    expect(html).toContain(fingerprint);

    for (const path of Object.values(paths)) {
      expect(await verifyByCommand(path, '--key', fingerprint)).toMatchObject({ code: 0 });
      const file = await readFile(path);
      const at = Math.floor(file.length / 2);
      file.writeUInt8(file.readUInt8(at) ^ 1, at);
      const altered = path.replace('report.', 'altered.');
      await writeFile(altered, file);
      const { code, said } = await verifyByCommand(altered);
      expect([code, said]).toEqual([1, expect.stringMatching(/^ALTERED/)]);
    }

    await answerDialogs(paths.pdf);
    await window.getByRole('button', { name: 'Choose a report…' }).click();
    await window.locator('[data-verdict="intact"]').waitFor();
    expect(await window.locator('[data-verdict="intact"]').innerText()).toContain('key of this laptop');
    await answerDialogs(join(folder, 'altered.html'));
    await window.getByRole('button', { name: 'Choose a report…' }).click();
    await window.locator('[data-verdict="altered"]').waitFor();
  });

  it('leaves a bundle for support that is read before it is saved', async () => {
    const { window } = running;
    await window.getByRole('button', { name: 'Gather it' }).click();
    const log = window.locator('[data-bundle-part="log"]');
    await log.waitFor();
    expect(await window.locator('[data-bundle-part]').count()).toBe(6);
    await log.locator('summary').click();
    expect(await log.locator('pre').innerText()).toContain('agent.state');
    await window.locator('[data-bundle-part="settings"]').getByRole('checkbox').uncheck();
    await answerDialogs(join(folder, 'bundle.json'));
    await window.getByRole('button', { name: 'Save the chosen parts' }).click();
    await window.locator('[data-saved="bundle"]').waitFor();
    const text = await readFile(join(folder, 'bundle.json'), 'utf8');
    expect(JSON.parse(text).parts.map(({ partId }: { partId: string }) => partId)).toEqual([
      'program',
      'hub',
      'diagnosis',
      'agent',
      'log',
    ]);
    expect(text).not.toMatch(/SharedAccessKey=(?!\[secret\])/);
  });
});
