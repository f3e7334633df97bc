/** Scanning labels in real Electron: by a camera that shows one, by a scanner that types, from a picture that is pasted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { writeCameraFile } from '../support/labels/cameraFile';
import { drawLabel, paint } from '../support/labels/draw';
import { pngOf } from '../support/labels/imageFiles';

/** On a grey wall of a camera's size. */
async function wallWith(text: string) {
  const label = await drawLabel({ format: 'QRCode', text }, 8);
  return paint(640, 480, (x, y) => {
    const [column, row] = [x - 150, y - 80];
    const isInside = column >= 0 && row >= 0 && column < label.width && row < label.height;
    return isInside ? (label.luminance[row * label.width + column] ?? 0) : 150;
  });
}

describe('scanning labels', () => {
  let running: LaunchedApp;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-camera-'));
    const film = join(folder, 'camera.y4m');
    await writeCameraFile(film, await wallWith('https://labels.example/d/bilbao-gateway-001'));
    running = await launchApp({
      args: [
        '--lang=en-US',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    await person.seeFleet(running.window);
    await running.window.locator('[data-to="scan"]').click();
    await running.window.locator('[data-screen="scan"]').waitFor();
  });
  afterAll(async () => {
    await running?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has its button in line with the field', async () => {
    const { window } = running;
    const middleOf = async (name: 'textbox' | 'button', label: string) => {
      const box = await window.getByRole(name, { name: label }).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? Number.NaN) / 2;
    };
    // The field's border is thicker below than above.
    const apart = (await middleOf('button', 'Look up')) - (await middleOf('textbox', 'Label'));
    expect(Math.abs(apart)).toBeLessThan(3);
  });

  it('names the device whose label the camera sees, and closes the camera', async () => {
    const { window } = running;
    await window.locator('[data-camera="off"]').click();
    await window.getByRole('button', { name: 'Open bilbao-gateway-001' }).waitFor({ timeout: 20_000 });
    await window.getByText('end of the address on the label').waitFor();
    await window.locator('[data-camera="on"]').click();
    await window.locator('video').waitFor({ state: 'detached' });
    expect(await violationsOf(window)).toEqual([]);
  });

  it('takes what a scanner types, wherever the focus is', async () => {
    const { window } = running;
    await window.getByRole('textbox', { name: 'Label' }).fill('bilbao-gateway-001');
    await window.keyboard.press('Enter');
    await window.locator('[data-to="picture"]').focus();
    await window.keyboard.type('sevilla-panel-001');
    await window.keyboard.press('Enter');
    await window.getByRole('button', { name: 'Open sevilla-panel-001' }).waitFor();
  });

  it('says so when no device has a label, or a picture holds none', async () => {
    const { window } = running;
    await window.getByRole('textbox', { name: 'Label' }).fill('no such device at all');
    await window.keyboard.press('Enter');
    await window.getByText('No device of this hub has this label.').waitFor();
    await paste(await pngOf(paint(200, 100, () => 200)));
    await window.getByText('No label was found in this picture.').waitFor();
  });

  it('reads a picture that is pasted, and shows all devices of the round in the fleet', async () => {
    const { window } = running;
    await paste(await pngOf(await wallWith('zaragoza-camera-001')));
    await window.getByRole('button', { name: 'Open zaragoza-camera-001' }).waitFor();
    await window.locator('[data-screen="scan"] [data-to="fleet"]').click();
    await window.getByRole('gridcell', { name: 'zaragoza-camera-001' }).waitFor();
    await window.getByRole('gridcell', { name: 'sevilla-panel-001' }).waitFor();
    expect(await person.searchField(window).inputValue()).toContain('id:zaragoza-camera-001,');
  });

  async function paste(png: Uint8Array): Promise<void> {
    await running.window.evaluate(
      (bytes) => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], 'label.png', { type: 'image/png' }));
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true }));
      },
      [...png],
    );
  }
});
