/** The queries that were run before. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openQueryShelf } from '../../../main/queryConsole/keptQueries';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

it('has the query run last first, and keeps it, also after the clock was set back', async () => {
  const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
  onTestFinished(() => store.close());
  const shelf = openQueryShelf(store);
  for (let number = 0; number < 30; number += 1) {
    await shelf.noteRun('hub.example', `SELECT ${number}`, '2026-05-01T00:00:00.000Z');
  }
  await shelf.noteRun('hub.example', 'SELECT new', '2026-04-01T00:00:00.000Z');
  await shelf.noteRun('hub.example', 'SELECT 3', '2026-04-01T00:00:01.000Z');
  const { recent } = await shelf.of('hub.example');
  expect(recent.slice(0, 3).map(({ text }) => text)).toEqual(['SELECT 3', 'SELECT new', 'SELECT 29']);
  expect(recent).toHaveLength(30);
});
