// @vitest-environment jsdom
/** What a person is told of the reading of the list: how far, at what cost, why it waits. */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { FleetSync } from '../../../../preload/contract';
import { ReadingProgress } from '../../../../renderer/features/fleet/sync/ReadingProgress';
import { twinPathsOf } from '../../../../renderer/features/fleet/sync/twinPaths';
import { reading } from '../../../support/fleet/readingSync';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

async function show(change: Partial<FleetSync>, language: 'en' | 'es' = 'en') {
  const startSync = vi.fn(() => Promise.resolve());
  const pauseSync = vi.fn(() => Promise.resolve());
  const cancelSync = vi.fn(() => Promise.resolve());
  await renderScreen(<ReadingProgress progress={{ ...reading, ...change }} />, {
    route: { screen: 'fleet' },
    language,
    procedures: { fleet: { startSync, pauseSync, cancelSync } },
  });
  return { startSync, pauseSync, cancelSync };
}

it('says how far it is and what it costs, and can be paused and stopped', async () => {
  const { pauseSync, cancelSync } = await show({});
  expect(screen.getByText('12,000 devices of 20,000 read')).toBeTruthy();
  expect(screen.getByText('4 of 20 queries this minute')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Pause reading' }));
  fireEvent.click(screen.getByRole('button', { name: 'Stop reading' }));
  expect([pauseSync.mock.calls.length, cancelSync.mock.calls.length]).toEqual([1, 1]);
});

it('says why it waits and until when', async () => {
  await show({ pause: 'throttled', nextStepAt: new Date(Date.now() + 90_000).toISOString() });
  expect(
    screen.getByText(/^The hub refused a query because of too many\. Goes on in 1 min 30 sec/),
  ).toBeTruthy();
});

it('can be resumed from a pause, in Spanish', async () => {
  await show({ pause: 'person' }, 'es');
  expect(screen.getByText('En pausa.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Seguir leyendo' })).toBeTruthy();
});

it('tells which written line is no twin path', () => {
  expect(twinPathsOf(' properties.reported.firmware \n\nproperties.reported.firmware')).toEqual({
    paths: ['properties.reported.firmware'],
    mistake: null,
  });
  expect(twinPathsOf('properties.desired.a\ntags.site').mistake).toBe('tags.site');
  const many = Array.from({ length: 11 }, (_, index) => `properties.reported.p${index}`).join('\n');
  expect(twinPathsOf(many).mistake).toBe('properties.reported.p10');
});
