// @vitest-environment jsdom
/** What a person sees of a search that finds nothing while the list is being read, and after the field was emptied. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { FleetPage, FleetSync } from '../../../../preload/contract';
import { useClientStore } from '../../../../renderer/client/ClientProvider';
import { FleetEmptyState } from '../../../../renderer/features/fleet/FleetEmptyState';
import { createFleetStore } from '../../../../renderer/features/fleet/fleetStore';
import { FleetSearchField } from '../../../../renderer/features/fleet/search/FleetSearchField';
import { ListAge } from '../../../../renderer/features/fleet/sync/ListAge';
import { reading } from '../../../support/fleet/readingSync';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTestStream } from '../../../support/window/stream';

const paused: FleetSync = { ...reading, pause: 'person' };

const nothingFound: FleetPage = {
  readAt: null,
  version: 3,
  totalCount: 12_000,
  matchCount: 0,
  offset: 0,
  rows: [],
  facets: {
    connectionState: { Connected: 0, Disconnected: 0 },
    status: { enabled: 0, disabled: 0 },
    securityModule: { none: 0, classic: 0, micro: 0, both: 0, nearMiss: 0, unknown: 0 },
    verdict: {
      rejected: 0,
      drifting: 0,
      silent: 0,
      obsolete: 0,
      nearMiss: 0,
      noModule: 0,
      customised: 0,
      default: 0,
      unknown: 0,
    },
    generation: { classic: 0, micro: 0, none: 0 },
    site: [],
    siteCount: 0,
  },
  filterErrors: [],
};

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

function Parts() {
  const store = useClientStore(createFleetStore);
  const input = useRef<HTMLInputElement>(null);
  const actions = useRef(null);
  useEffect(() => store.showHub('sandbox'), [store]);
  return (
    <>
      <FleetSearchField inputRef={input} actions={actions} onEnter={() => {}} />
      <ListAge />
      <FleetEmptyState />
    </>
  );
}

async function show() {
  const sync = createTestStream<FleetSync>();
  const suggest = vi.fn(() => Promise.resolve([]));
  await renderScreen(<Parts />, {
    route: { screen: 'fleet' },
    procedures: {
      fleet: {
        search: () => Promise.resolve(nothingFound),
        startSync: () => Promise.resolve(),
        watchSync: (_, options) => sync.open(options?.signal),
        suggest,
      },
    },
  });
  sync.send(paused);
  return { suggest };
}

it('says that nothing matches, and of how many, while the first reading is paused', async () => {
  await show();
  expect(await screen.findByText('No device matches')).toBeTruthy();
  expect(screen.getByText('0 of 12,000 devices')).toBeTruthy();
});

it('offers nothing for a text that Escape has taken away', async () => {
  const { suggest } = await show();
  const field = screen.getByRole('combobox');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fireEvent.change(field, { target: { value: 'site:' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  act(() => void vi.advanceTimersByTime(1000));
  expect(suggest).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: 'site:' } });
  act(() => void vi.advanceTimersByTime(1000));
  expect(suggest).toHaveBeenCalledOnce();
});
