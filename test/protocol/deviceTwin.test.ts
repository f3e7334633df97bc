/** Tags and desired properties of a device at the embedded hub, with the same care as a security module's twin. */
import { describe, expect, it } from 'vitest';
import { createBaselines } from '../../main/baselines';
import { createHistory } from '../../main/history';
import { systemClock } from '../../main/hubs';
import { createDeviceTwinBench, type DeviceTwinHub } from '../../main/workbench';
import { deviceTwinSaveOutcome, deviceTwinView, type JsonObject } from '../../preload/contract';
import { twinRef, workbenchAtHub } from '../support/workbenchAtHub';

const { deviceId } = twinRef;

async function benchOfDevice(around: Partial<DeviceTwinHub> = {}) {
  const at = await workbenchAtHub();
  const { drafts, keeper, moments, store } = at;
  const hub = () => ({ ...at.client, ...around });
  const deviceTwins = createDeviceTwinBench({ hub, drafts, keeper, clock: systemClock });
  const nobody = async () => null;
  const baselines = createBaselines({
    store,
    chooseTextFile: nobody,
    choosePathToSave: nobody,
    now: systemClock.now,
  });
  const workbench = at.workbenchWith();
  const history = createHistory({
    hub: () => at.client,
    moments,
    drafts,
    keeper,
    workbench,
    deviceTwins,
    baselines,
    now: systemClock.now,
  });
  return {
    ...at,
    deviceTwins,
    history,
    write: (tags: JsonObject, desired?: JsonObject): void =>
      void at.hub.rooms.twins.patch(
        { deviceId },
        { tags, ...(desired && { properties: { desired } }) },
        null,
      ),
    held: () => {
      const { tags, desired } = at.hub.rooms.twins.read({ deviceId });
      return { tags, desired: desired.properties };
    },
    edit: (tags: JsonObject, desired: JsonObject) =>
      deviceTwins.edit(deviceId, JSON.stringify({ tags, desired })),
  };
}

describe('a device twin', () => {
  it('is saved by the smallest patch, and nothing else of it is touched', async () => {
    const bench = await benchOfDevice();
    bench.write({ site: 'Lyon', hall: 3, old: true }, { interval: 60, other: { a: 1, b: 2 } });
    const opened = await bench.deviceTwins.open(deviceId);
    expect(deviceTwinView.parse(opened)).toEqual(opened);
    expect(opened).toMatchObject({ draft: null, tagsSize: { sizeBytes: 27, limitBytes: 8192 } });
    const edited = await bench.edit({ site: 'Porto', hall: 3 }, { interval: 60, other: { a: 1, b: 5 } });
    expect(edited.draft).toMatchObject({
      problems: [],
      patch: { tags: { old: null, site: 'Porto' }, desired: { other: { b: 5 } } },
      changes: [
        { kind: 'changed', path: ['tags', 'site'] },
        { kind: 'removed', path: ['tags', 'old'] },
        { kind: 'changed', path: ['desired', 'other', 'b'] },
      ],
    });
    const saved = await bench.deviceTwins.save(deviceId);
    expect(deviceTwinSaveOutcome.parse(saved)).toEqual(saved);
    expect(saved).toMatchObject({ kind: 'saved', confirmedBy: 'answer', view: { draft: null } });
    expect(bench.held()).toEqual({
      tags: { site: 'Porto', hall: 3 },
      desired: { interval: 60, other: { a: 1, b: 5 } },
    });
  });

  it('keeps text that is no JSON, and sends nothing while it is wrong', async () => {
    const bench = await benchOfDevice();
    const typed = await bench.deviceTwins.edit(deviceId, '{ "tags": { "site": ');
    expect(typed).toMatchObject({ text: '{ "tags": { "site": ', draft: { patch: null } });
    await expect(bench.deviceTwins.save(deviceId)).rejects.toMatchObject({ code: 'DRAFT_INVALID' });
    await bench.edit({ site: null }, {});
    await expect(bench.deviceTwins.save(deviceId)).rejects.toMatchObject({ code: 'DRAFT_INVALID' });
    expect(bench.held().tags).toEqual({});
  });

  it('does not write when nothing changed', async () => {
    const bench = await benchOfDevice();
    bench.write({ site: 'Lyon' });
    const { etag } = await bench.edit({ site: 'Lyon' }, {});
    expect(await bench.deviceTwins.save(deviceId)).toMatchObject({ kind: 'saved', view: { etag } });
  });

  it('shows what somebody else changed, place by place, and keeps both', async () => {
    const bench = await benchOfDevice();
    bench.write({ site: { city: 'Lyon', hall: 1 } });
    await bench.edit({ site: { city: 'Porto', hall: 1 } }, {});
    bench.write({ site: { city: 'Bilbao', hall: 2 } });
    const outcome = await bench.deviceTwins.save(deviceId);
    if (outcome.kind !== 'conflict') throw new Error(`not a conflict: ${outcome.kind}`);
    expect(outcome.conflict.items).toMatchObject([
      { property: 'tags.site.city', state: 'conflict', base: 'Lyon', theirs: 'Bilbao', mine: 'Porto' },
      { property: 'tags.site.hall', state: 'theirs', theirs: 2 },
    ]);
    await bench.deviceTwins.resolve(deviceId, outcome.conflict.theirEtag, { 'tags.site.city': 'mine' });
    expect(await bench.deviceTwins.save(deviceId)).toMatchObject({ kind: 'saved' });
    expect(bench.held().tags).toEqual({ site: { city: 'Porto', hall: 2 } });
  });

  it('is cleared up when the answer to a save of tags is lost', async () => {
    const bench = await benchOfDevice({
      patchTwin: async (...call) => {
        await bench.direct.patchTwin(...call);
        bench.route.loseNextRequest();
        return bench.client.patchTwin(...call);
      },
    });
    await bench.edit({ site: 'Lyon' }, {});
    expect(await bench.deviceTwins.save(deviceId)).toMatchObject({ kind: 'saved', confirmedBy: 'readBack' });
    expect(bench.held().tags).toEqual({ site: 'Lyon' });
  });

  it('is not merged in silence when others wrote tags around a save that got no answer', async () => {
    const bench = await benchOfDevice({
      patchTwin: async (...call) => {
        await bench.direct.patchTwin(...call);
        bench.write({ site: null });
        bench.route.loseNextRequest();
        return bench.client.patchTwin(...call);
      },
    });
    await bench.edit({ site: 'Lyon' }, {});
    expect(await bench.deviceTwins.save(deviceId)).toMatchObject({
      kind: 'conflict',
      conflict: {
        reason: 'sendingUnclear',
        items: [{ property: 'tags.site', state: 'conflict', mine: 'Lyon' }],
      },
    });
    expect(bench.held().tags).toEqual({});
  });

  it('can be undone, redone, and brought back from its history', async () => {
    const bench = await benchOfDevice();
    bench.write({ site: 'Lyon' }, { interval: 60 });
    await bench.deviceTwins.open(deviceId);
    bench.write({ site: 'Porto' }, { interval: null });
    await bench.deviceTwins.open(deviceId);
    const { moments } = await bench.history.timeline({ deviceId, moduleId: null }, null, 10);
    expect(moments.map(({ changes }) => changes?.map(({ path }) => path.join('.')))).toEqual([
      ['site', 'interval'],
      undefined,
    ]);
    const restored = await bench.history.restoreDevice(deviceId, moments[1]?.momentId ?? 0);
    expect(restored.draft?.patch).toEqual({ tags: { site: 'Lyon' }, desired: { interval: 60 } });
    expect((await bench.deviceTwins.undo(deviceId)).draft).toMatchObject({ changes: [], canRedo: true });
    expect((await bench.deviceTwins.redo(deviceId)).draft?.changes).toHaveLength(2);
    const compared = await bench.history.compare(
      { kind: 'draft', deviceId, moduleId: null },
      { kind: 'live', deviceId, moduleId: null },
    );
    expect(compared.items.map(({ path, state }) => [path.join('.'), state])).toEqual([
      ['site', 'differs'],
      ['interval', 'leftOnly'],
    ]);
    await bench.deviceTwins.save(deviceId);
    expect(bench.held()).toEqual({ tags: { site: 'Lyon' }, desired: { interval: 60 } });
    await expect(bench.history.restoreDevice(deviceId, 999)).rejects.toMatchObject({
      code: 'MOMENT_UNKNOWN',
    });
  });
});
