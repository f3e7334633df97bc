import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMoments, type TwinState } from '../../../main/outbox';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

const pump = { hostName: 'plant.azure-devices.net', deviceId: 'pump-07', moduleId: 'azureiotsecurity' };
const state = (version: number, filling = ''): TwinState => ({
  etag: `e${version}`,
  tags: {},
  desired: { filling, $version: version },
  reported: { $version: 1 },
});
const day = (date: number): string => `2026-03-${String(date).padStart(2, '0')}T08:00:00.000Z`;

function openStoreOfTest() {
  const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
  onTestFinished(() => store.close());
  return store;
}

describe('the moments of a twin', () => {
  it('keep each state once, with the first and the newest time it was seen', async () => {
    const store = openStoreOfTest();
    const moments = openMoments(store);
    await moments.keep(pump, state(1), day(1), 'read');
    await moments.keep(pump, { ...state(1) }, day(2), 'read');
    await moments.keep(pump, state(2), day(3), 'saved');
    await moments.keep(pump, state(2), day(4), 'read');
    const shown = await moments.list({ ...pump, hostName: 'PLANT.azure-devices.net' }, null, 10);
    expect(
      shown.map(({ cause, firstSeenAt, lastSeenAt, state: { etag } }) => [
        cause,
        firstSeenAt,
        lastSeenAt,
        etag,
      ]),
    ).toEqual([
      ['saved', day(3), day(4), 'e2'],
      ['read', day(1), day(2), 'e1'],
    ]);
    expect(await moments.find(shown[1]?.momentId ?? 0)).toMatchObject({ of: pump, state: state(1) });
    expect(await store.get('SELECT count(*) AS states FROM twin_state', [])).toMatchObject({ states: 2 });
  });

  it('share a state between devices and come back to one as a moment of its own', async () => {
    const store = openStoreOfTest();
    const moments = openMoments(store);
    for (const [index, version] of [1, 2, 1].entries())
      await moments.keep(pump, state(version), day(index + 1), 'read');
    await moments.keep({ ...pump, moduleId: null }, state(1), day(9), 'read');
    expect((await moments.list(pump, null, 10)).map(({ state: { etag } }) => etag)).toEqual([
      'e1',
      'e2',
      'e1',
    ]);
    expect(await moments.list({ ...pump, moduleId: null }, null, 10)).toHaveLength(1);
    expect(await store.get('SELECT count(*) AS states FROM twin_state', [])).toMatchObject({ states: 2 });
  });

  it('are listed in pages', async () => {
    const moments = openMoments(openStoreOfTest());
    for (let date = 1; date <= 5; date += 1) await moments.keep(pump, state(date), day(date), 'read');
    const first = await moments.list(pump, null, 3);
    const second = await moments.list(pump, first.at(-1)?.momentId ?? 0, 3);
    expect([...first, ...second].map(({ state: { etag } }) => etag)).toEqual(['e5', 'e4', 'e3', 'e2', 'e1']);
  });

  it('are forgotten when old, but never the newest of a twin', async () => {
    const store = openStoreOfTest();
    const moments = openMoments(store, { ageDays: 10, sizeBytes: 1_000_000 });
    for (const date of [1, 2, 20]) await moments.keep(pump, state(date), day(date), 'read');
    const quiet = { ...pump, deviceId: 'valve' };
    await moments.keep(quiet, state(7), day(1), 'read');
    await moments.prune(new Date(day(25)));
    expect((await moments.list(pump, null, 10)).map(({ state: { etag } }) => etag)).toEqual(['e20']);
    expect(await moments.list(quiet, null, 10)).toHaveLength(1);
    expect(await store.get('SELECT count(*) AS states FROM twin_state', [])).toMatchObject({ states: 2 });
  });

  it('are forgotten from the oldest on when they are too much', async () => {
    const moments = openMoments(openStoreOfTest(), { ageDays: 100, sizeBytes: 3_500 });
    for (let date = 1; date <= 5; date += 1)
      await moments.keep(pump, state(date, 'x'.repeat(1_000)), day(date), 'read');
    await moments.prune(new Date(day(6)));
    expect((await moments.list(pump, null, 10)).map(({ state: { etag } }) => etag)).toEqual([
      'e5',
      'e4',
      'e3',
    ]);
  });
});
