/** The workbench in real Electron, in Spanish and by keyboard alone: form, JSON, merge, history, module life cycle. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationWrapper, obsoleteConfigurationWrapper } from '../../main/security';
import { certificateClient, moduleClient } from '../support/deviceClients';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sandboxOf } from '../support/electron/sandboxOf';
import { startHub } from '../support/hub';

const moduleId = 'azureiotsecurity';
const device = person.mainDevice;

describe('the workbench in real Electron, in Spanish, by keyboard alone', () => {
  let folder: string;
  let running: LaunchedApp | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-workbench-'));
  });
  afterEach(async () => {
    await running?.close().catch(() => {});
    running = null;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  async function start(): Promise<Page> {
    running = await launchApp({ userDataFolder: join(folder, 'user'), args: ['--lang=es-ES'] });
    await person.seeFleet(running.window);
    return running.window;
  }

  const hub = () => sandboxOf(join(folder, 'user')).otherWriter();

  async function desired(id = moduleId): Promise<Record<string, unknown>> {
    const { responseBody } = await hub().getModuleTwin(device, id);
    return responseBody.properties.desired;
  }

  async function devicesWithoutMicroModule(): Promise<string[]> {
    const ask = async (query: string): Promise<string[]> =>
      (await hub().createQuery(query, 200).next()).result.map(
        ({ deviceId }: { deviceId: string }) => deviceId,
      );
    const taken = await ask(`SELECT deviceId FROM devices.modules WHERE moduleId = 'DefenderIotMicroAgent'`);
    const all = await ask(`SELECT deviceId FROM devices WHERE status = 'enabled'`);
    return all.filter((each) => !taken.includes(each)).sort();
  }

  it('edits in words and as JSON, undoes, settles a conflict and restores an old state', async () => {
    const window = await start();
    await openDevice(window);
    await press(window, window.locator(`[data-module="${moduleId}"]`).getByRole('button').first());

    const field = person.property(window, 'highPriorityMessageFrequency').locator('input');
    await field.waitFor();
    await person.tabTo(window, field);
    await window.keyboard.type('cada 2 minutos');
    await window.locator('[data-change="highPriorityMessageFrequency"]').waitFor();
    const radio = person.property(window, 'eventPriorityListeningPorts').locator('input[value="High"]');
    await person.tabTo(window, radio);
    await window.keyboard.press('ArrowRight');
    await window.locator('[data-agent-change="eventPriorityListeningPorts"]').waitFor();
    await window.keyboard.press('Control+z');
    await window.locator('[data-change="eventPriorityListeningPorts"]').waitFor({ state: 'detached' });
    await window.keyboard.press('Control+y');
    await window.locator('[data-change="eventPriorityListeningPorts"]').waitFor();
    await person.save(window);
    await person.outcome(window, 'waiting');
    expect((await desired())[configurationWrapper]).toEqual({
      highPriorityMessageFrequency: { value: 'PT2M' },
      eventPriorityListeningPorts: { value: 'Low' },
    });

    await person.tabTo(window, window.getByRole('tab', { name: 'Propiedades' }));
    await window.keyboard.press('ArrowRight');
    await window.keyboard.press('Enter');
    const editor = window.getByRole('textbox', { name: 'Configuración en JSON' });
    await person.tabTo(window, editor);
    await window.keyboard.press('Control+a');
    await window.keyboard.insertText(
      JSON.stringify({ [configurationWrapper]: { highPriorityMessageFrequency: { value: 'PT3M' } } }),
    );
    await window.locator('[data-change="highPriorityMessageFrequency"]').waitFor();
    await hub().updateModuleTwin(
      device,
      moduleId,
      {
        properties: {
          desired: { [configurationWrapper]: { highPriorityMessageFrequency: { value: 'PT6M' } } },
        },
      },
      '*',
    );
    await person.save(window);
    await person.outcome(window, 'conflict');
    const mine = window.locator('[data-merge="conflict"]').getByRole('radio', { name: /^La mía/ });
    await person.tabTo(window, window.locator('[data-merge="conflict"]').getByRole('radio').first());
    await window.keyboard.press('Space');
    await window.keyboard.press('ArrowDown');
    await mine.and(window.locator(':checked')).waitFor();
    await press(window, window.getByRole('button', { name: 'Usar esto y seguir' }));
    await window.locator('[data-conflict]').waitFor({ state: 'detached' });
    await person.save(window);
    await person.outcome(window, 'waiting');
    expect((await desired())[configurationWrapper]).toEqual({
      highPriorityMessageFrequency: { value: 'PT3M' },
    });

    await press(window, window.getByRole('button', { name: 'Historial', exact: true }));
    await window.locator('[data-moment]').first().waitFor();
    await press(window, window.getByRole('button', { name: /^Qué cambió/ }).first());
    await window.locator('[data-comparison-items]').waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await press(window, window.getByRole('button', { name: /^Restaurar/ }).last());
    await window.locator('[data-change="highPriorityMessageFrequency"]').waitFor();
    await person.save(window);
    await person.outcome(window, 'waiting');
    expect((await desired())[configurationWrapper] ?? {}).toEqual({});
  });

  it('writes the shape of 2019 in today’s form, its values unchanged', async () => {
    const window = await start();
    await hub().updateModuleTwin(
      device,
      moduleId,
      {
        properties: {
          desired: {
            [configurationWrapper]: null,
            [obsoleteConfigurationWrapper]: {
              highPriorityMessageFrequency: 'PT4M',
              maxMessageSizeInBytes: 8192,
            },
          },
        },
      },
      '*',
    );
    await openDevice(window);
    await press(window, window.locator(`[data-module="${moduleId}"]`).getByRole('button').first());
    await window.locator('[data-shape="obsolete2019"]').waitFor();
    await press(window, window.locator('[data-migration] summary'));
    await window.locator('[data-migration] tbody tr').first().waitFor();
    expect(await violationsOf(window)).toEqual([]);

    await press(window, window.locator('[data-fix="migrate"]'));
    await window.locator('[data-draft="kept"]').waitFor();
    await person.save(window);
    await person.outcome(window, 'waiting');

    const now = await desired();
    expect(now[configurationWrapper]).toEqual({
      highPriorityMessageFrequency: { value: 'PT4M' },
      maxMessageSizeInBytes: { value: 8192 },
    });
    expect(now[obsoleteConfigurationWrapper]).toBeUndefined();
  });

  it('creates modules that connect with keys, with a certificate of their own and with one below a CA', async () => {
    const window = await start();
    const keyFile = join(folder, 'module.key.pem');
    const authorityFile = join(folder, 'below.key.pem');
    const [sas = '', selfSigned = '', certificateAuthority = ''] = await devicesWithoutMicroModule();
    const devices = { sas, selfSigned, certificateAuthority };
    for (const [type, deviceId] of Object.entries(devices)) {
      await running?.app.evaluate(
        ({ dialog }, filePath) => {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
        },
        type === 'selfSigned' ? keyFile : authorityFile,
      );
      await createMicroModule(window, deviceId, type);
    }
    expect(await violationsOf(window)).toEqual([]);
    await running?.close();
    running = null;

    const { hub: opened } = await startHub(join(folder, 'user', 'sandbox'));
    const micro = 'DefenderIotMicroAgent';
    const keyed = await moduleClient(opened, devices.sas, micro);
    expect((await keyed.getTwin()).properties.desired.$version).toBe(1);
    const own = await certificateClient(
      opened,
      { deviceId: devices.selfSigned, moduleId: micro },
      await pair(keyFile),
    );
    expect((await own.getTwin()).properties.desired.$version).toBe(1);
    opened.certificateAuthorities.register(await readFile(fileBeside(authorityFile, 'ca'), 'utf8'));
    const below = await certificateClient(
      opened,
      { deviceId: devices.certificateAuthority, moduleId: micro },
      await pair(authorityFile),
    );
    expect((await below.getTwin()).properties.desired.$version).toBe(1);
  });
});

async function openDevice(window: Page, deviceId: string = device): Promise<void> {
  await window.keyboard.press('Control+1');
  await person.tabTo(window, person.searchField(window));
  await window.keyboard.press('Control+a');
  await window.keyboard.type(deviceId);
  const cell = window.getByRole('gridcell', { name: deviceId, exact: true });
  const row = window.getByRole('row').filter({ has: cell });
  await row.waitFor();
  await person.tabTo(window, window.locator('[role="row"][tabindex="0"]'));
  await arrowToRow(window, row);
  await window.keyboard.press('Enter');
  await window.locator('[data-screen="device"]').getByRole('heading', { level: 1, name: deviceId }).waitFor();
}

async function press(window: Page, control: Locator): Promise<void> {
  await control.waitFor();
  await person.tabTo(window, control);
  await window.keyboard.press('Enter');
}

/** Other devices may have the name as a part of theirs; the grid's Tab stop is its first row. */
async function arrowToRow(window: Page, wanted: Locator): Promise<void> {
  const isFocused = () => wanted.evaluate((row) => row === document.activeElement);
  for (let presses = 0; presses < 5 && !(await isFocused()); presses += 1) {
    await window.keyboard.press('ArrowDown');
  }
  expect(await isFocused()).toBe(true);
}

/** Arrow keys choose within a group of radios, whose chosen one is where Tab stops. */
async function arrowTo(window: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) {
    await window.keyboard.press('ArrowDown');
  }
  expect(await wanted.isChecked()).toBe(true);
}

async function createMicroModule(window: Page, deviceId: string, type: string): Promise<void> {
  await openDevice(window, deviceId);
  await press(window, window.getByRole('button', { name: 'Añadir un módulo de seguridad' }));
  const form = window.locator('[data-screen="createModule"] form');
  await person.tabTo(window, form.locator('input[value="classic"]'));
  await arrowTo(window, form.locator('input[value="micro"]'));
  await person.tabTo(window, form.locator('input[value="sas"]'));
  await arrowTo(window, form.locator(`input[value="${type}"]`));
  await press(window, window.getByRole('button', { name: 'Crear el módulo' }));
  await window.locator('[data-operation="complete"]').waitFor();
}

/** Beside the key file stand the certificate and, below a CA, that of the CA. */
function fileBeside(keyFile: string, what: 'cert' | 'ca'): string {
  return keyFile.replace('key.pem', `${what}.pem`);
}

async function pair(keyFile: string): Promise<{ pem: string; keyPem: string }> {
  const [pem, keyPem] = await Promise.all([
    readFile(fileBeside(keyFile, 'cert'), 'utf8'),
    readFile(keyFile, 'utf8'),
  ]);
  return { pem, keyPem };
}
