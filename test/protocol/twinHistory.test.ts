/** What this laptop saw of twins at the embedded hub comes back: as a timeline, in comparisons, as a draft. */
import { describe, expect, it } from 'vitest';
import { createBaselines } from '../../main/baselines';
import { createHistory } from '../../main/history';
import { systemClock } from '../../main/hubs';
import { createDeviceTwinBench } from '../../main/workbench';
import { type ComparisonView, comparisonView, momentView } from '../../preload/contract';
import { twinRef, type WorkbenchAtHub, workbenchAtHub } from '../support/workbenchAtHub';

async function benchWithHistory() {
  const at = await workbenchAtHub();
  const workbench = at.workbenchWith();
  const { moments, drafts, keeper } = at;
  const hub = () => at.client;
  const deviceTwins = createDeviceTwinBench({ hub, drafts, keeper, clock: systemClock });
  const nothingChosen = async () => null;
  const baselines = createBaselines({
    store: at.store,
    chooseTextFile: nothingChosen,
    choosePathToSave: nothingChosen,
    now: systemClock.now,
  });
  const history = createHistory({
    hub,
    moments,
    drafts,
    keeper,
    workbench,
    deviceTwins,
    baselines,
    now: systemClock.now,
  });
  return { at, workbench, deviceTwins, history, baselines };
}

const edit = { kind: 'set', property: 'highPriorityMessageFrequency', value: 'PT5M' } as const;
const live = { kind: 'live', ...twinRef } as const;
const differing = ({ items }: ComparisonView) => items.map(({ path, state }) => [path.join('.'), state]);

async function timelineOf({ history }: Awaited<ReturnType<typeof benchWithHistory>>) {
  const { moments, hasMore } = await history.timeline(twinRef, null, 50);
  for (const moment of moments) expect(momentView.parse(moment)).toEqual(moment);
  expect(hasMore).toBe(false);
  return moments;
}

function writeAnother({ hub }: WorkbenchAtHub, deviceId: string, value: string): void {
  const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';
  hub.rooms.identities.write({ deviceId }, {}, null);
  hub.rooms.identities.write({ ...twinRef, deviceId }, {}, null);
  const desired = { [wrapper]: { snapshotFrequency: { value } } };
  hub.rooms.twins.patch({ ...twinRef, deviceId }, { properties: { desired } }, null);
}

describe('the timeline', () => {
  it('has a moment for each state and says what changed and by whom', async () => {
    const bench = await benchWithHistory();
    const { at, workbench } = bench;
    await workbench.open(twinRef);
    await workbench.open(twinRef);
    await workbench.edit(twinRef, edit);
    await workbench.save(twinRef);
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    await workbench.open(twinRef);
    expect(
      (await timelineOf(bench)).map(({ cause, changes }) => [
        cause,
        changes?.map(({ path }) => path[0]) ?? null,
      ]),
    ).toEqual([
      ['read', ['maxMessageSizeInBytes']],
      ['saved', ['highPriorityMessageFrequency']],
      ['read', null],
    ]);
    expect(at.failures).toEqual([]);
  });
});

describe('a comparison', () => {
  it('of two devices goes by meaning', async () => {
    const { at, history } = await benchWithHistory();
    await at.writeDesired({ snapshotFrequency: 'PT60M', maxMessageSizeInBytes: 8192 });
    writeAnother(at, 'valve-01', 'PT1H');
    const compared = await history.compare(live, { ...live, deviceId: 'valve-01' });
    expect(comparisonView.parse(compared)).toEqual(compared);
    expect(differing(compared)).toEqual([
      ['maxMessageSizeInBytes', 'leftOnly'],
      ['snapshotFrequency', 'sameMeaning'],
    ]);
  });

  it('of a moment with the draft shows what the draft would change', async () => {
    const bench = await benchWithHistory();
    await bench.workbench.open(twinRef);
    await bench.workbench.edit(twinRef, edit);
    const [moment] = await timelineOf(bench);
    const compared = await bench.history.compare(
      { kind: 'moment', momentId: moment?.momentId ?? 0 },
      { ...live, kind: 'draft' },
    );
    expect(differing(compared)).toEqual([['highPriorityMessageFrequency', 'rightOnly']]);
  });

  it('of two device twins goes into their objects', async () => {
    const { at, history } = await benchWithHistory();
    const device = { kind: 'live', deviceId: twinRef.deviceId, moduleId: null } as const;
    at.hub.rooms.twins.patch(
      { deviceId: twinRef.deviceId },
      { tags: { site: { city: 'Lyon', hall: 3 } } },
      null,
    );
    at.hub.rooms.identities.write({ deviceId: 'valve-01' }, {}, null);
    at.hub.rooms.twins.patch({ deviceId: 'valve-01' }, { tags: { site: { city: 'Porto', hall: 3 } } }, null);
    const compared = await history.compare(device, { ...device, deviceId: 'valve-01' });
    expect(compared.items).toEqual([
      { section: 'tags', path: ['site', 'city'], state: 'differs', left: 'Lyon', right: 'Porto' },
    ]);
    expect(compared.sameCount).toBe(1);
  });

  it('is refused for what has nothing in common, and for a moment that is gone', async () => {
    const { history } = await benchWithHistory();
    const device = { kind: 'live', deviceId: twinRef.deviceId, moduleId: null } as const;
    await expect(history.compare(live, device)).rejects.toMatchObject({ code: 'NOT_COMPARABLE' });
    await expect(history.compare(live, { kind: 'moment', momentId: 999 })).rejects.toMatchObject({
      code: 'MOMENT_UNKNOWN',
    });
    await expect(history.compare(live, { ...live, kind: 'draft' })).rejects.toMatchObject({
      code: 'DRAFT_ABSENT',
    });
  });
});

describe('restoring', () => {
  it('makes a draft of the old configuration, which the same save brings back', async () => {
    const bench = await benchWithHistory();
    const { at, workbench, history } = bench;
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    await workbench.open(twinRef);
    await at.writeDesired({ maxMessageSizeInBytes: null, snapshotFrequency: 'PT1H' });
    await workbench.open(twinRef);
    const oldest = (await timelineOf(bench)).at(-1);
    const view = await history.restore(twinRef, oldest?.momentId ?? 0);
    expect(view.draft?.changes.map(({ property, kind }) => [property, kind])).toEqual([
      ['maxMessageSizeInBytes', 'set'],
      ['snapshotFrequency', 'removed'],
    ]);
    expect(view.draft?.canUndo).toBe(true);
    expect(await workbench.save(twinRef)).toMatchObject({ kind: 'saved' });
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192 });
  });
});

describe('a baseline', () => {
  const content = {
    name: 'Pumps',
    generation: 'classic' as const,
    note: '',
    variables: [{ name: 'every', type: 'duration' as const, description: '', defaultValue: null }],
    values: { snapshotFrequency: '{{every}}' },
  };

  async function withBaseline() {
    const bench = await benchWithHistory();
    const { baselineId } = await bench.baselines.save(null, content);
    const filled = { baselineId, version: null, variables: { every: 'PT1H' } };
    return { ...bench, filled };
  }

  it('is compared with a twin by meaning', async () => {
    const { at, history, filled } = await withBaseline();
    await at.writeDesired({ snapshotFrequency: 'PT60M', maxMessageSizeInBytes: 8192 });
    const compared = await history.compare({ kind: 'baseline', ...filled }, live);
    expect(comparisonView.parse(compared)).toEqual(compared);
    expect(compared.left).toMatchObject({ kind: 'baseline', baseline: { name: 'Pumps', version: 1 } });
    expect(differing(compared)).toEqual([
      ['maxMessageSizeInBytes', 'rightOnly'],
      ['snapshotFrequency', 'sameMeaning'],
    ]);
  });

  it.each([
    ['replace', { snapshotFrequency: 'PT1H' }],
    ['merge', { snapshotFrequency: 'PT1H', maxMessageSizeInBytes: 8192 }],
  ] as const)('applied by %s is a draft that the same save sends', async (how, saved) => {
    const { at, history, workbench, filled } = await withBaseline();
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    const view = await history.applyBaseline(twinRef, filled, how);
    expect(view.draft?.canUndo).toBe(true);
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192 });
    await workbench.save(twinRef);
    expect(at.desiredValues()).toEqual(saved);
  });

  it('of the other generation is not applied', async () => {
    const { history, baselines } = await withBaseline();
    const micro = { ...content, name: 'Micro', generation: 'micro' as const };
    const { baselineId } = await baselines.save(null, micro);
    const filled = { baselineId, version: 1, variables: { every: 'PT1H' } };
    await expect(history.applyBaseline(twinRef, filled, 'replace')).rejects.toMatchObject({
      code: 'NOT_COMPARABLE',
    });
  });
});
