import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationWrapper } from '../../main/security';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sandboxOf } from '../support/electron/sandboxOf';

const moduleId = 'azureiotsecurity';

describe('the main job in real Electron', () => {
  let userDataFolder: string;
  let running: LaunchedApp | null = null;

  async function start(): Promise<LaunchedApp> {
    running = await launchApp({ userDataFolder, args: ['--lang=en-US'] });
    await person.seeFleet(running.window);
    return running;
  }

  beforeEach(async () => {
    userDataFolder = await mkdtemp(join(tmpdir(), 'siteward-e2e-'));
  });
  afterEach(async () => {
    await running?.close().catch(() => {});
    running = null;
    await rm(userDataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it('goes from the fleet to an agent that confirms the change and sends security messages', async () => {
    const { window } = await start();
    await person.openDevice(window, person.mainDevice, 'gateway-0');
    await person.openSecurityTwin(window);
    await person.edit(window, 'highPriorityMessageFrequency', 'PT2M');
    expect(JSON.parse((await window.locator('[data-patch]').textContent()) ?? '')).toMatchObject({
      [configurationWrapper]: { highPriorityMessageFrequency: { value: 'PT2M' } },
    });
    await person.save(window);
    await person.outcome(window, 'waiting');

    await person.goTo(window, 'agent');
    await person.startAgent(window);
    for (const kind of [
      'configurationReceived',
      'configurationReported',
      'eventCollected',
      'messageAcknowledged',
    ]) {
      await person.seeEntry(window, kind);
    }

    await window.getByRole('button', { name: 'Security module twin' }).click();
    const reported = person
      .property(window, 'highPriorityMessageFrequency')
      .locator('[data-comparison="same"]');
    await reported.waitFor();

    await person.edit(window, 'snapshotFrequency', 'PT24H');
    await person.save(window);
    await person.outcome(window, 'applied');
    await person.property(window, 'snapshotFrequency').locator('[data-comparison="same"]').waitFor();

    const sandbox = sandboxOf(userDataFolder);
    const received = sandbox.messages().filter(({ deviceId }) => deviceId === person.mainDevice);
    expect(new Set(received.map(({ interfaceId }) => interfaceId))).toEqual(
      new Set(['urn:azureiot:Security:SecurityAgent:1']),
    );
    const events = new Set(received.flatMap(({ body }) => body.Events.map(({ Name }) => Name)));
    expect([...events]).toEqual(
      expect.arrayContaining(['SystemInformation', 'ListeningPorts', 'LocalUsers']),
    );

    await person.goTo(window, 'agent');
    await window.getByRole('button', { name: 'Stop', exact: true }).click();
    await window.locator('[data-agent-state="stopped"]').waitFor();
  });

  it('loses nothing to a competing writer, and nothing to being killed', async () => {
    const first = await start();
    await person.openDevice(first.window, person.mainDevice);
    await person.openSecurityTwin(first.window);
    await person.edit(first.window, 'highPriorityMessageFrequency', 'PT2M');
    await first.kill();

    const { window } = await start();
    await person.openDevice(window, person.mainDevice);
    await person.openSecurityTwin(window);
    await window.locator('[data-restored="true"]').waitFor();
    const field = person.property(window, 'highPriorityMessageFrequency').locator('input');
    expect(await field.inputValue()).toBe('PT2M');

    const other = sandboxOf(userDataFolder).otherWriter();
    const theirs = {
      highPriorityMessageFrequency: { value: 'PT5M' },
      snapshotFrequency: { value: 'PT20H' },
    };
    await other.updateModuleTwin(
      person.mainDevice,
      moduleId,
      { properties: { desired: { [configurationWrapper]: theirs } } },
      '*',
    );

    await person.save(window);
    await person.outcome(window, 'conflict');
    const conflict = window.locator('[data-conflict] [data-merge="conflict"]');
    expect(await conflict.textContent()).toMatch(/PT5M.*PT2M/s);
    await conflict.getByRole('radio', { name: /Mine/ }).check();
    await window.getByRole('button', { name: 'Use these and go on' }).click();
    await window.locator('[data-conflict]').waitFor({ state: 'detached' });
    await person.save(window);
    await person.outcome(window, 'waiting');

    const { responseBody: twin } = await other.getModuleTwin(person.mainDevice, moduleId);
    expect(twin.properties.desired[configurationWrapper]).toEqual({
      highPriorityMessageFrequency: { value: 'PT2M' },
      snapshotFrequency: { value: 'PT20H' },
    });
  });
});
