import { expect, it } from 'vitest';
import { interleaveTwoWriters } from '../support/twoWriters';

it('two workbenches and a script that ignores ETags lose no change unseen and apply none twice', async () => {
  const figures = await interleaveTwoWriters({ interleavings: 400, seed: 7 });
  expect(figures).toMatchObject({ lostUnseen: 0, appliedTwice: 0 });
  expect(Math.min(figures.conflicts, figures.lostAnswers, figures.scriptWrites)).toBeGreaterThan(0);
}, 120_000);

it('a workbench that ignored ETags would be noticed', async () => {
  const { lostUnseen } = await interleaveTwoWriters({ interleavings: 400, seed: 7, ignoresEtags: true });
  expect(lostUnseen).toBeGreaterThan(0);
}, 120_000);
