// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { BaselineContent, BaselineView, ComparedState } from '../../../../preload/contract';
import BaselinesScreen from '../../../../renderer/features/securityTwin/baselines/BaselinesScreen';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTwinBench } from '../../../support/window/twinBench';

afterEach(cleanup);

const route = { screen: 'baselines', deviceId: 'pump-7', moduleId: 'azureiotsecurity' } as const;
const content: BaselineContent = {
  name: 'Quiet pump',
  generation: 'classic',
  note: '',
  variables: [
    { name: 'every', type: 'duration', description: 'How often', defaultValue: null },
    { name: 'cache', type: 'integer', description: '', defaultValue: 8192 },
  ],
  values: { snapshotFrequency: '{{every}}', maxLocalCacheSizeInBytes: '{{cache}}' },
};
const view: BaselineView = {
  baselineId: 'b1',
  version: 2,
  savedAt: '2026-03-01T10:00:00Z',
  content,
  versions: [
    { version: 2, savedAt: '2026-03-01T10:00:00Z', note: '' },
    { version: 1, savedAt: '2026-02-01T10:00:00Z', note: 'before the move' },
  ],
};
const older: BaselineView = {
  ...view,
  version: 1,
  savedAt: '2026-02-01T10:00:00Z',
  content: { ...content, note: 'before the move', variables: [], values: { snapshotFrequency: 'PT2H' } },
};

async function show() {
  const saved: unknown[] = [];
  const applied: unknown[] = [];
  const compared: ComparedState[] = [];
  const removed: string[] = [];
  const twin = createTwinBench({});
  const shown = await renderScreen(<BaselinesScreen route={route} />, {
    route,
    procedures: {
      baselines: {
        list: async () => [
          {
            baselineId: 'b1',
            name: content.name,
            generation: 'classic',
            version: 2,
            savedAt: view.savedAt,
            variableCount: 2,
            propertyCount: 2,
          },
        ],
        read: async ({ version }) => (version === 1 ? older : view),
        save: async (input) => {
          saved.push(input);
          return view;
        },
        remove: async ({ baselineId }) => void removed.push(baselineId),
        exportFile: async () => ({ fileName: 'quiet-pump.json' }),
        importFile: async () => view,
      },
      twinHistory: {
        compare: async ({ left, right }) => {
          compared.push(left, right);
          const side = {
            kind: 'live',
            deviceId: 'pump-7',
            moduleId: null,
            at: null,
            baseline: null,
          } as const;
          return { left: side, right: side, items: [], sameCount: 2 };
        },
      },
      securityTwin: {
        ...twin.procedures,
        applyBaseline: async ({ baseline, how, deviceId, moduleId }) => {
          applied.push({ baseline, how });
          const { open } = twin.procedures;
          if (!open) throw new Error('The bench opens twins');
          return open({ deviceId, moduleId });
        },
      },
    },
  });
  await waitFor(() => expect(document.querySelector('[data-baseline="Quiet pump"]')).toBeTruthy());
  return { ...shown, saved, applied, compared, removed };
}

const fill = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('Baselines', () => {
  test('are filled in, compared with the twin and applied as an unsaved edit', async () => {
    const { application, applied, compared } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Compare or apply Quiet pump' }));
    await screen.findByLabelText('every');
    fill('every', 'cada 6 horas');

    fireEvent.click(screen.getByRole('button', { name: 'Compare with the twin' }));
    expect(await screen.findByText('Both sides are the same.')).toBeTruthy();
    expect(compared[1]).toMatchObject({ kind: 'baseline', baselineId: 'b1', variables: { every: 'PT6H' } });

    fireEvent.click(screen.getByRole('radio', { name: /become/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Apply as unsaved edit' }));
    await waitFor(() => expect(application.navigation.places.getState().route.screen).toBe('securityTwin'));
    expect(applied).toEqual([
      { baseline: { baselineId: 'b1', version: 2, variables: { every: 'PT6H' } }, how: 'replace' },
    ]);
  });

  test('are applied in an older version that was chosen', async () => {
    const { applied } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Compare or apply Quiet pump' }));
    fireEvent.change(await screen.findByLabelText('Version'), { target: { value: '1' } });
    await waitFor(() => expect(screen.queryByLabelText('every')).toBeNull());
    expect(screen.getByRole('option', { name: /version 1 of .*: before the move/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Apply as unsaved edit' }));
    await waitFor(() =>
      expect(applied).toEqual([{ baseline: { baselineId: 'b1', version: 1, variables: {} }, how: 'merge' }]),
    );
  });

  test('begin from another version only until something was changed', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Edit Quiet pump' }));
    fireEvent.change(await screen.findByLabelText('Version'), { target: { value: '1' } });
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Variable every' })).toBeNull());
    fill(/^Name/, 'Quieter pump');
    expect(screen.queryByLabelText('Version')).toBeNull();
    expect(screen.getByLabelText(/^Name/)).toHaveProperty('value', 'Quieter pump');
  });

  test('keep what was filled in when another version is chosen', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Compare or apply Quiet pump' }));
    await screen.findByLabelText('every');
    fill('every', 'PT6H');
    fireEvent.change(screen.getByLabelText('Version'), { target: { value: '1' } });
    await waitFor(() => expect(screen.queryByLabelText('every')).toBeNull());
    fireEvent.change(screen.getByLabelText('Version'), { target: { value: '2' } });
    expect(await screen.findByLabelText('every')).toHaveProperty('value', 'PT6H');
  });

  test('are edited into a new version, with variables of their types', async () => {
    const { saved } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Edit Quiet pump' }));
    await screen.findByRole('group', { name: 'Variable every' });
    fill(/^Name/, 'Quiet pump 2');
    const cache = within(screen.getByRole('group', { name: 'Variable cache' }));
    fireEvent.change(cache.getByLabelText('If nothing is said'), { target: { value: '16384' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save baseline' }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({
      baselineId: 'b1',
      content: { name: 'Quiet pump 2', values: content.values, variables: [{}, { defaultValue: 16384 }] },
    });
  });

  test('are removed only after a question, and exported and imported as files', async () => {
    const { removed } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Export Quiet pump' }));
    expect(await screen.findByText('Saved as quiet-pump.json.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Import from a file…' }));
    expect(await screen.findByText('Imported “Quiet pump”.')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Remove Quiet pump' }));
    const dialog = await screen.findByRole('alertdialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(removed).toEqual(['b1']));
  });
});
