/** The packed app, as its installers carry it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packApp } from '../../scripts/pack/packApp';
import { prepareApp } from '../support/electron/prepareApp';
import { startPackedApp } from '../support/electron/startPackedApp';
import { drawLabel } from '../support/labels/draw';
import { pngOf } from '../support/labels/imageFiles';

/** How the binary holds a fuse: the ASCII digits 0 and 1. https://github.com/electron/fuses src/constants.ts */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

describe('the packed app', () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    await prepareApp();
    folder = await mkdtemp(join(tmpdir(), 'siteward-packed-'));
    program = await packApp(folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts on the fleet of the embedded hub and quits when asked to', async () => {
    const app = await startPackedApp(program, join(folder, 'user'));
    await app.window.getByRole('heading', { level: 1, name: 'Fleet' }).waitFor();
    // The list is read from the embedded hub, which keeps its registry through the native file beside the archive.
    await app.window.locator('[data-ready="true"]').waitFor();
    // A label is read by WebAssembly from within the archive.
    const png = await pngOf(await drawLabel({ format: 'QRCode', text: 'bilbao-gateway-001' }, 6));
    await app.window.locator('[data-to="scan"]').click();
    await app.window.locator('[data-screen="scan"]').waitFor();
    await app.window.evaluate(
      (bytes) => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], 'label.png', { type: 'image/png' }));
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true }));
      },
      [...png],
    );
    await app.window.getByRole('button', { name: 'Open bilbao-gateway-001' }).waitFor();
    expect(await app.quit()).toBe(0);
  });

  it('neither runs as Node nor takes an app from outside its archive', async () => {
    const fuses = await getCurrentFuseWire(program);
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });
});
