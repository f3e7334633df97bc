/** `npm run tour`: does the main job in the built app in real Electron and takes the README's pictures on the way. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp } from '../test/support/electron/launchApp';
import * as person from '../test/support/electron/person';
import { repositoryFolder } from './build/folders';

const folder = join(repositoryFolder, 'docs', 'pictures');
await mkdir(folder, { recursive: true });
const { window, close } = await launchApp({ args: ['--lang=en-US'] });

async function picture(name: string): Promise<void> {
  // Spinners and focus rings come to rest first, so that pictures of the same state are the same.
  await window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/pictures/${name}.png`);
}

try {
  await person.seeFleet(window);
  await picture('fleet');
  await person.openDevice(window, person.mainDevice);
  await picture('device');
  await window.locator('[data-to="diagnostics"]').click();
  await window.getByRole('button', { name: 'Run the checks' }).click();
  await window.locator('[data-diagnosis]').waitFor();
  await window.getByRole('button', { name: 'Connection of the agent' }).click();
  await picture('diagnostics');
  await person.goTo(window, 'device');
  await person.openSecurityTwin(window);
  await person.edit(window, 'highPriorityMessageFrequency', 'PT2M');
  await picture('security-twin-edit');
  await person.property(window, 'eventPriorityProcessCreate').scrollIntoViewIfNeeded();
  await picture('security-twin-priorities');
  await window.locator('[data-patch]').scrollIntoViewIfNeeded();
  await picture('security-twin-before-saving');
  await person.goTo(window, 'agent');
  await person.startAgent(window);
  await person.seeEntry(window, 'messageAcknowledged');
  await picture('agent');
  await window.getByRole('button', { name: 'Security module twin' }).click();
  await person.property(window, 'snapshotFrequency').waitFor();
  await person.save(window);
  await person.outcome(window, 'applied');
  await picture('security-twin');
  await window.getByRole('button', { name: 'History', exact: true }).click();
  await window
    .getByRole('button', { name: /^Compare .* with now/ })
    .last()
    .click();
  await window.locator('[data-comparison-items]').waitFor();
  await picture('history');
  await window.getByRole('button', { name: 'Back to the twin' }).click();
  await window.getByRole('button', { name: 'Baselines', exact: true }).click();
  await window.getByRole('button', { name: 'New baseline from this twin' }).click();
  await window.locator('.cm-content').waitFor();
  await picture('baselines');
  await person.goTo(window, 'device');
  await window.getByRole('button', { name: 'Add a security module' }).click();
  await window.getByRole('radio', { name: /^X.509 self-signed/ }).check();
  await picture('create-module');
  await person.goTo(window, 'device');
  await window.getByRole('button', { name: 'Edit tags and desired properties' }).click();
  await window.locator('.cm-content').waitFor();
  await picture('device-twin');
} finally {
  await close();
}
process.exit(0);
