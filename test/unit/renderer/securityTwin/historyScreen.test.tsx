// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { ComparedState, ComparisonView, MomentView } from '../../../../preload/contract';
import HistoryScreen from '../../../../renderer/features/securityTwin/history/HistoryScreen';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTwinBench } from '../../../support/window/twinBench';

afterEach(cleanup);

const route = { screen: 'twinHistory', deviceId: 'pump-7', moduleId: 'azureiotsecurity' } as const;

const moment = (momentId: number, more: Partial<MomentView> = {}): MomentView => ({
  momentId,
  cause: 'read',
  firstSeenAt: `2026-03-01T10:00:0${momentId}Z`,
  lastSeenAt: `2026-03-01T10:00:0${momentId}Z`,
  desiredVersion: momentId,
  reportedVersion: 1,
  changes: [],
  changeCount: 0,
  ...more,
});

const newest = moment(3, {
  cause: 'saved',
  changes: [
    { section: 'desired', path: ['eventPriorityLogin'] },
    { section: 'tags', path: ['site', 'floor'] },
  ],
  changeCount: 2,
});
const oldest = moment(1, { changes: null });

const pump = { deviceId: 'pump-7', moduleId: 'azureiotsecurity', baseline: null } as const;

const comparison: ComparisonView = {
  left: { ...pump, kind: 'moment', at: '2026-03-01T10:00:01Z' },
  right: { ...pump, kind: 'live', at: '2026-03-01T11:00:00Z' },
  items: [
    { section: 'desired', path: ['snapshotFrequency'], state: 'sameMeaning', left: 'PT60M', right: 'PT1H' },
    { section: 'desired', path: ['eventPriorityLogin'], state: 'rightOnly', right: 'Off' },
  ],
  sameCount: 4,
};

async function show(language: 'en' | 'es' = 'en') {
  const asked: { left: ComparedState; right: ComparedState }[] = [];
  const restored: number[] = [];
  const shown = await renderScreen(<HistoryScreen route={route} />, {
    route,
    language,
    procedures: {
      twinHistory: {
        timeline: async ({ before }) =>
          before === null
            ? { moments: [newest, moment(2)], hasMore: true }
            : { moments: [oldest], hasMore: false },
        compare: async (input) => {
          asked.push(input);
          return comparison;
        },
      },
      securityTwin: {
        ...createTwinBench({}).procedures,
        restore: async ({ momentId, ...ref }) => {
          restored.push(momentId);
          const { open } = createTwinBench({}).procedures;
          if (!open) throw new Error('The bench opens twins');
          return open(ref);
        },
      },
    },
  });
  await waitFor(() => expect(document.querySelector('[data-moment="3"]')).toBeTruthy());
  return { ...shown, asked, restored };
}

const line = (momentId: number) => {
  const found = document.querySelector<HTMLElement>(`[data-moment="${momentId}"]`);
  if (!found) throw new Error(`No moment ${momentId}`);
  return within(found);
};

describe('The history of a twin', () => {
  test('says of each moment what it was and what had changed', async () => {
    await show();
    expect(line(3).getByText(/Saved from this laptop/)).toBeTruthy();
    expect(line(3).getByText('Changed: Logins, Tags: site › floor')).toBeTruthy();
  });

  test('shows older moments when asked', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Show older ones' }));
    await waitFor(() => expect(line(1).getByText('The oldest state kept.')).toBeTruthy());
    expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
  });

  test('compares a moment with the one before, by meaning', async () => {
    const { asked } = await show();
    fireEvent.click(line(3).getByRole('button', { name: /^What changed/ }));

    const table = await screen.findByRole('table', { name: 'Differences' });
    expect(asked).toEqual([
      { left: { kind: 'moment', momentId: 2 }, right: { kind: 'moment', momentId: 3 } },
    ]);
    const same = table.querySelector('[data-state="sameMeaning"]');
    expect(same?.textContent).toMatch(/Take a snapshot every.*Written differently, means the same/);
    expect(table.querySelector('[data-state="rightOnly"]')?.textContent).toMatch(/Logins.*not there.*Off/);
    expect(screen.getByText('4 properties are the same on both sides.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Differences');
  });

  test('compares with another device', async () => {
    const { asked } = await show();
    const compare = screen.getByRole('button', { name: 'Compare' });
    expect(compare.getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByLabelText('Identifier of the other device'), {
      target: { value: 'pump-8' },
    });
    fireEvent.click(compare);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.right).toEqual({ kind: 'live', deviceId: 'pump-8', moduleId: 'azureiotsecurity' });
  });

  test('restores a moment as an unsaved edit and goes back to the twin', async () => {
    const { application, restored } = await show();
    fireEvent.click(line(2).getByRole('button', { name: /^Restore/ }));
    await waitFor(() => expect(application.navigation.places.getState().route.screen).toBe('securityTwin'));
    expect(restored).toEqual([2]);
    expect(screen.getByText('Restored as an unsaved edit. Look at it, then save.')).toBeTruthy();
  });

  test('speaks Spanish', async () => {
    await show('es');
    expect(screen.getByRole('heading', { level: 1, name: 'Historial del gemelo' })).toBeTruthy();
    expect(line(3).getByText('Cambió: Inicios de sesión, Etiquetas: site › floor')).toBeTruthy();
  });
});
