// @vitest-environment jsdom
/** What the cells of the fleet say, column by column. */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { FleetRow } from '../../../../preload/contract';
import { knownColumns, type ShownColumn } from '../../../../renderer/features/fleet/columns/columnIds';
import { useFleetColumns } from '../../../../renderer/features/fleet/columns/useFleetColumns';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

const row: FleetRow = {
  deviceId: 'pump-7',
  status: 'disabled',
  connectionState: 'Connected',
  lastActivityTime: null,
  authenticationType: 'sas',
  isEdge: false,
  securityModule: 'nearMiss',
  verdict: 'rejected',
  drift: 'rejected',
  site: null,
  tags: { owner: 'Ana' },
  readAt: new Date(Date.now() - 2 * 24 * 60 * 60_000).toISOString(),
  changedHere: null,
};

const shown: readonly ShownColumn[] = [...knownColumns, 'tag.owner' as const, 'tag.floor' as const].map(
  (id) => ({
    id,
    widthPx: null,
  }),
);

function Cells({ of }: { of: FleetRow }) {
  const columns = useFleetColumns(shown, { by: 'tag.owner', direction: 'descending' });
  return (
    <dl>
      {columns.map(({ id, title, sorted, draw }) => (
        <div key={id}>
          <dt>{title}</dt>
          <dd data-testid={id} data-sorted={sorted}>
            {draw(of)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function show(change: Partial<FleetRow> = {}, language: 'en' | 'es' = 'en') {
  await renderScreen(<Cells of={{ ...row, ...change }} />, {
    route: { screen: 'fleet' },
    procedures: {},
    language,
  });
  return (id: string) => screen.getByTestId(id).textContent;
}

it('says everything in words, in both languages', async () => {
  const text = await show();
  expect(shown.map(({ id }) => text(id))).toEqual([
    'pump-7',
    'no site',
    'Rejected',
    'Connected',
    'never connected',
    'Disabled',
    'Misspelled',
    'The agent answered and did not take it',
    'Symmetric key',
    '2 days ago',
    'Ana',
    '–',
  ]);
  cleanup();
  const spanish = await show({}, 'es');
  expect(spanish('verdict')).toBe('Rechazada');
  expect(spanish('drift')).toBe('El agente respondió y no la aceptó');
});

it('marks a device that was changed here, with when', async () => {
  const text = await show({ changedHere: new Date().toISOString() });
  expect(text('deviceId')).toBe('pump-7Changed here now. Queries may show it only later.');
});

it('tells by which column the rows are ordered, tags too', async () => {
  await show();
  expect(screen.getByTestId('tag.owner').dataset.sorted).toBe('descending');
  expect(screen.getByTestId('deviceId').dataset.sorted).toBeUndefined();
});
