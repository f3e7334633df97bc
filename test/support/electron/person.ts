/** What a technician does in the window, step by step. Each step ends when the window shows that it happened. */
import type { Locator, Page } from 'playwright-core';

export const mainDevice = 'bilbao-gateway-001';

export async function seeFleet(window: Page): Promise<void> {
  await window.locator('[data-screen="fleet"] [data-ready="true"]').waitFor();
}

/** Finds the device by a part of its identifier and opens it. */
export async function openDevice(window: Page, deviceId: string, part = deviceId.slice(3)): Promise<void> {
  await window.getByRole('searchbox').fill(part);
  const row = window.getByRole('row').filter({ hasText: deviceId });
  await row.getByRole('gridcell').first().click();
  await window.locator('[data-screen="device"] [data-module]').first().waitFor();
}

export async function openSecurityTwin(window: Page, moduleId = 'azureiotsecurity'): Promise<void> {
  await window.locator(`[data-module="${moduleId}"]`).getByRole('button').click();
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

export async function goTo(window: Page, screen: 'fleet' | 'device' | 'agent' | 'settings'): Promise<void> {
  await window.locator(`[data-nav="${screen}"]`).click();
  await window.locator(`[data-screen="${screen}"]`).waitFor();
}

export async function startAgent(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Start', exact: true }).click();
  await window.locator('[data-agent-state="connected"]').waitFor();
}

export async function seeEntry(window: Page, kind: string): Promise<void> {
  await window.locator(`[data-entry="${kind}"]`).last().waitFor();
}
