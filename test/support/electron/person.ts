/** What a technician does in the window, step by step. Each step ends when the window shows that it happened. */
import type { Locator, Page } from 'playwright-core';

export const mainDevice = 'bilbao-gateway-001';

export async function seeFleet(window: Page): Promise<void> {
  await window.locator('[data-screen="fleet"] [data-ready="true"]').waitFor();
}

/** The search field of the fleet, in any language. */
export function searchField(window: Page): Locator {
  return window.locator('[data-fleet-search]');
}

/** Finds the device by a part of its identifier and opens it. */
export async function openDevice(window: Page, deviceId: string, part = deviceId.slice(3)): Promise<void> {
  await searchField(window).fill(part);
  const row = window.getByRole('row').filter({ hasText: deviceId });
  await row.getByText(deviceId).click();
  await window.locator('[data-screen="device"] [data-module]').first().waitFor();
}

export async function openSecurityTwin(window: Page, moduleId = 'azureiotsecurity'): Promise<void> {
  await window.locator(`[data-module="${moduleId}"]`).getByRole('button').first().click();
  await property(window, 'snapshotFrequency').waitFor();
}

export function property(window: Page, name: string): Locator {
  return window.locator(`tr[data-property="${name}"]`);
}

/** Types a value and waits until main says the edit is on disk. */
export async function edit(window: Page, name: string, value: string): Promise<void> {
  await property(window, name).locator('input').fill(value);
  await window.locator(`[data-draft="kept"]`).waitFor();
  await window.locator(`[data-change="${name}"]`).first().waitFor();
}

export async function save(window: Page): Promise<void> {
  await window.keyboard.press('Control+s');
}

export async function outcome(window: Page, name: string): Promise<void> {
  await window.locator(`[data-outcome="${name}"]`).waitFor({ timeout: 70_000 });
}

export async function goTo(
  window: Page,
  screen: 'fleet' | 'coverage' | 'hygiene' | 'device' | 'agent' | 'diagnostics' | 'hubs' | 'settings',
): Promise<void> {
  await window.locator(`[data-nav="${screen}"]`).click();
  await window.locator(`[data-screen="${screen}"]`).waitFor();
}

/** Changes a setting by its value; ends when main has kept it. */
export async function choose(window: Page, values: readonly string[]): Promise<void> {
  await goTo(window, 'settings');
  for (const value of values) {
    const radio = window.locator(`input[type="radio"][value="${value}"]`);
    await radio.click();
    await radio.and(window.locator(':checked')).waitFor();
  }
}

/** Presses Tab until the control has the focus, as a person without a mouse does. */
export async function tabTo(window: Page, control: Locator): Promise<void> {
  const isFocused = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 150; presses += 1) {
    if (await isFocused()) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}.`);
}

/** Adds and opens the hub whose connection string is on the clipboard; the file dialog has to be answered by the test. */
export async function addHubFromClipboard(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+Shift+N');
  await window.getByRole('button', { name: 'Paste from clipboard' }).click();
  await window.getByRole('textbox', { name: 'Name in Siteward' }).fill(name);
  await window.getByRole('button', { name: 'Choose file…' }).click();
  await window.getByRole('button', { name: 'ca.pem' }).waitFor();
  await window.getByRole('radio', { name: 'In the vault of this computer' }).check();
  await window.getByRole('button', { name: 'Save and open' }).click();
  await window.getByRole('button', { name: `Open hub: ${name}` }).waitFor();
  await seeFleet(window);
}

/** Creates a module of the open device, in English; a file dialog has to be answered by the test. */
export async function createModule(
  window: Page,
  moduleId: 'azureiotsecurity' | 'DefenderIotMicroAgent',
  authentication: 'sas' | 'selfSigned' | 'certificateAuthority',
): Promise<void> {
  await window.getByRole('button', { name: 'Add a security module' }).click();
  const form = window.locator('[data-screen="createModule"] form');
  await form.locator(`input[value="${moduleId === 'azureiotsecurity' ? 'classic' : 'micro'}"]`).click();
  await form.locator(`input[value="${authentication}"]`).click();
  await window.getByRole('button', { name: 'Create the module' }).click();
  await window.locator('[data-operation="complete"]').waitFor();
}

export async function startAgent(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Start', exact: true }).click();
  await window.locator('[data-agent-state="connected"]').waitFor();
}

export async function seeEntry(window: Page, kind: string): Promise<void> {
  await window.locator(`[data-entry="${kind}"]`).last().waitFor();
}
