/** Twins nobody sane would write, opened in the window: shown and marked, never a crash, never silently repaired. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationWrapper } from '../../main/security';
import { violationsOf } from '../support/electron/axe';
import { type LaunchedApp, launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { sandboxOf } from '../support/electron/sandboxOf';

const moduleId = 'azureiotsecurity';
const device = person.mainDevice;

const twins: Readonly<Record<string, Record<string, unknown>>> = {
  'a list where the configuration belongs': { [configurationWrapper]: [1, 2, 3] },
  'a text where the configuration belongs': { [configurationWrapper]: 'PT7M' },
  'values without their wrapping': {
    [configurationWrapper]: { snapshotFrequency: 'PT1H', maxMessageSizeInBytes: 8192 },
  },
  'wrappings without a value': { [configurationWrapper]: { snapshotFrequency: {}, eventPriorityLogin: {} } },
  'lists and objects as values': {
    [configurationWrapper]: {
      snapshotFrequency: { value: ['PT1H'] },
      eventPriorityLogin: { value: { value: 'High' } },
      maxMessageSizeInBytes: { value: true },
    },
  },
  'long texts, great numbers and odd names': {
    [configurationWrapper]: {
      snapshotFrequency: { value: 'P'.repeat(4000) },
      maxMessageSizeInBytes: { value: 4_503_599_627_370_495 },
      maxLocalCacheSizeInBytes: { value: -4_503_599_627_370_496 },
      constructor: { value: 1 },
      toString: { value: '<img src=x onerror=alert(1)>' },
      'ñandú-🦙': { value: false },
    },
  },
  'the wrapper within the wrapper': {
    [configurationWrapper]: { [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } } },
  },
};

describe('a security module twin that nobody sane would write', () => {
  let running: LaunchedApp;
  const pageErrors: string[] = [];

  beforeAll(async () => {
    running = await launchApp({ args: ['--lang=en-US'] });
    running.window.on('pageerror', ({ message }) => pageErrors.push(message));
    await person.seeFleet(running.window);
  });
  afterAll(() => running?.close());

  it.each(Object.keys(twins))('is shown and marked: %s', async (name) => {
    const { window, userDataFolder } = running;
    const hub = sandboxOf(userDataFolder).otherWriter();
    const { responseBody: before } = await hub.getModuleTwin(device, moduleId);
    const emptied = Object.fromEntries(
      Object.keys(before.properties.desired)
        .filter((key) => !key.startsWith('$'))
        .map((key) => [key, null]),
    );
    await hub.updateModuleTwin(device, moduleId, { properties: { desired: emptied } }, '*');
    await hub.updateModuleTwin(device, moduleId, { properties: { desired: twins[name] } }, '*');

    await person.goTo(window, 'fleet');
    await person.openDevice(window, device);
    await person.openSecurityTwin(window);
    await window.locator('[data-finding]').first().waitFor();
    expect(await violationsOf(window)).toEqual([]);
    await window.getByRole('tab', { name: 'JSON' }).click();
    await window.locator('.cm-content').waitFor();
    await window.getByRole('tab', { name: 'Properties' }).click();

    const { responseBody: after } = await hub.getModuleTwin(device, moduleId);
    const { $metadata: _metadata, $version: _version, ...held } = after.properties.desired;
    expect(held).toEqual(twins[name]);
    expect(pageErrors).toEqual([]);
  });

  it('that was deleted while it was edited: the save says so and the edit stays', async () => {
    const { window, userDataFolder } = running;
    const hub = sandboxOf(userDataFolder).otherWriter();
    await hub.updateModuleTwin(
      device,
      moduleId,
      { properties: { desired: { [configurationWrapper]: null } } },
      '*',
    );
    await person.goTo(window, 'fleet');
    await person.openDevice(window, device);
    await person.openSecurityTwin(window);
    await person.edit(window, 'highPriorityMessageFrequency', 'PT2M');
    await hub.removeModule(device, moduleId);
    await person.save(window);
    await window.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    const field = person.property(window, 'highPriorityMessageFrequency').locator('input').first();
    expect(await field.inputValue()).toBe('PT2M');
    expect(pageErrors).toEqual([]);
  });
});
