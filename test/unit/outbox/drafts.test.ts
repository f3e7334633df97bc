import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Draft, noSteps, openDrafts } from '../../../main/outbox';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

const key = { hostName: 'Plant.azure-devices.net', deviceId: "pump'07%#?", moduleId: 'azureiotsecurity' };
const draft: Draft = {
  editedAt: '2026-11-23T10:32:05.000Z',
  baseReadAt: '2026-11-23T10:30:00.000Z',
  baseEtag: 'AAAAAAAAAAU=',
  baseDesired: { $version: 5, other: null },
  baseTags: null,
  values: { maxMessageSizeInBytes: 131072, deep: JSON.parse('{"__proto__":1}') },
  jsonText: '{ "maxMessageSizeInBytes": ',
  steps: { past: [{ values: {}, jsonText: null }], future: [], target: 'json' },
  unanswered: { sentAt: '2026-11-23T10:32:06.000Z', values: { maxMessageSizeInBytes: 8192 } },
};

describe('drafts', () => {
  it('survive a restart, text that is no JSON included', async () => {
    const file = join(temporaryFolder(), 'siteward.db');
    const before = openAppStore(file);
    await openDrafts(before).keep(key, draft);
    await before.close();

    const after = openAppStore(file);
    expect(await openDrafts(after).find(key)).toEqual(draft);
    await after.close();
  });

  it('belong to one twin of one hub, whose host name is compared without letter case', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    const drafts = openDrafts(store);
    await drafts.keep(key, draft);
    expect(await drafts.find({ ...key, hostName: 'plant.azure-devices.net' })).toEqual(draft);
    expect(await drafts.find({ ...key, hostName: 'other.azure-devices.net' })).toBeNull();
    expect(await drafts.find({ ...key, deviceId: "PUMP'07%#?" })).toBeNull();
    await store.close();
  });

  it('are gone when discarded, and only the newest edit is kept', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    const drafts = openDrafts(store);
    await drafts.keep(key, draft);
    await drafts.keep(key, { ...draft, values: { maxMessageSizeInBytes: 8192 } });
    expect((await drafts.find(key))?.values).toEqual({ maxMessageSizeInBytes: 8192 });
    await drafts.discard(key);
    expect(await drafts.find(key)).toBeNull();
    await store.close();
  });

  it('of the first release, without steps, are still found', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    const { steps: _steps, unanswered: _unanswered, baseTags: _baseTags, ...old } = draft;
    await store.run('INSERT INTO draft VALUES (?, ?, ?, ?)', [
      key.hostName.toLowerCase(),
      key.deviceId,
      key.moduleId,
      JSON.stringify(old),
    ]);
    expect(await openDrafts(store).find(key)).toEqual({
      ...old,
      baseTags: null,
      steps: noSteps,
      unanswered: null,
    });
    await store.close();
  });
});
