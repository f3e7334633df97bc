// @vitest-environment jsdom
/** Selecting devices across pages, while the list changes under the selection. */
import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type FleetState, startStateFor } from '../../../../renderer/features/fleet/fleetState';
import { countSelected, isSelected } from '../../../../renderer/features/fleet/selection/selection';
import { createSelectionStore } from '../../../../renderer/features/fleet/selection/selectionStore';
import { withRows } from '../../../../renderer/ui/grid/rowBlocks';
import { fitsQuery } from '../../../support/fleet/matchesRecord';
import { deviceRecord } from '../../../support/fleetRecords';
import { clientOf } from '../../../support/window/renderScreen';

/** A list that main holds, of which the window has the first hundred rows. */
function fleetOf(deviceIds: readonly string[]) {
  let now = { version: 1, deviceIds: [...deviceIds] };
  const fleet = createStore<FleetState>()(() => startStateFor('hub'));
  const matching = (query: string) =>
    now.deviceIds.filter((deviceId) => fitsQuery(deviceRecord({ deviceId }), query, 0));
  const client = clientOf({
    fleet: {
      ids: async ({ query, offset, limit }) => {
        const found = matching(query);
        return {
          version: now.version,
          matchCount: found.length,
          deviceIds: found.slice(offset, offset + limit),
        };
      },
    },
  });
  const list = (query: string): FleetState['list'] => {
    const found = matching(query);
    // Selecting looks at the version and the count only.
    return { query, version: now.version, matchCount: found.length } as FleetState['list'];
  };
  const rowsOf = (query: string) =>
    matching(query)
      .slice(0, 100)
      .map((deviceId) => deviceRecord({ deviceId }));
  const show = (query: string): void => {
    const rows = rowsOf(query).map((record) => ({ ...record, tags: {} }));
    fleet.setState({ query, list: list(query), blocks: withRows(new Map(), 0, rows) });
  };
  const { state, ...selection } = createSelectionStore(client, fleet);
  show('');
  return {
    ...selection,
    show,
    change(to: readonly string[]) {
      now = { version: now.version + 1, deviceIds: [...to] };
      show(fleet.getState().query);
    },
    moveInMain(to: readonly string[]) {
      now = { version: now.version + 1, deviceIds: [...to] };
    },
    count: () => countSelected(state.getState().selection, fleet.getState().list?.matchCount ?? 0),
    has: (deviceId: string) => isSelected(state.getState().selection, deviceId),
  };
}

const ids = Array.from({ length: 1000 }, (_, index) => `pump-${String(index).padStart(4, '0')}`);

it('selects single devices, over several searches', async () => {
  const fleet = fleetOf(ids);
  fleet.toggle(3);
  fleet.show('pump-0042');
  fleet.toggle(0);
  expect(fleet.count()).toBe(2);
  expect(await fleet.deviceIds()).toEqual(['pump-0003', 'pump-0042']);
  fleet.toggle(0);
  expect(await fleet.deviceIds()).toEqual(['pump-0003']);
});

it('lets a range grow and shrink beside what was selected before', () => {
  const fleet = fleetOf(ids);
  fleet.toggle(50);
  fleet.extend(10, 14);
  expect(fleet.count()).toBe(6);
  fleet.extend(10, 11);
  expect(fleet.count()).toBe(3);
  fleet.extend(10, 8);
  expect([fleet.has('pump-0008'), fleet.has('pump-0011'), fleet.has('pump-0050')]).toEqual([
    true,
    false,
    true,
  ]);
});

it('selects a range over pages that the window does not hold', async () => {
  const fleet = fleetOf(ids);
  fleet.extend(90, 899);
  await vi.waitFor(() => expect(fleet.count()).toBe(810));
  expect(fleet.has('pump-0899')).toBe(true);
});

it('selects nothing by row numbers of a list that has changed since', async () => {
  const fleet = fleetOf(ids);
  fleet.moveInMain(ids.slice(500));
  fleet.extend(90, 300);
  await fleet.deviceIds();
  await new Promise(setImmediate);
  expect(fleet.count()).toBe(0);
});

it('counts all that match, whatever the list becomes, without those left out', async () => {
  const fleet = fleetOf(ids);
  fleet.selectAll();
  fleet.toggle(1);
  expect(fleet.count()).toBe(999);
  fleet.change([...ids, 'pump-9999']);
  expect(fleet.count()).toBe(1000);
  fleet.change(ids.filter((deviceId) => deviceId !== 'pump-0001'));
  await vi.waitFor(() => expect(fleet.count()).toBe(999));
  expect(await fleet.deviceIds()).toHaveLength(999);
});

it('forgets selected devices that are gone', async () => {
  const odd = ['a "b"', 'c*', 'pump,1', 'ü'];
  const fleet = fleetOf([...odd, ...ids]);
  fleet.extend(0, 99);
  expect(fleet.count()).toBe(100);
  fleet.change(['c*', 'ü', ...ids.slice(0, 10)]);
  await vi.waitFor(() => expect(fleet.count()).toBe(12));
  expect(fleet.has('c*')).toBe(true);
});

it('keeps no selection of everything when something else is looked for', () => {
  const fleet = fleetOf(ids);
  fleet.selectAll();
  fleet.show('pump-0001');
  expect(fleet.count()).toBe(0);
});
