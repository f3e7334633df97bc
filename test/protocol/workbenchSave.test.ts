/** Saves of a security module twin at the embedded hub, with everything that can come between. */
import { describe, expect, it } from 'vitest';
import { HubCallError } from '../../main/hubs';
import { failureOfAnswer } from '../../main/hubs/failure';
import type { SecurityTwinView, TwinEdit } from '../../preload/contract';
import { startHub } from '../support/hub';
import { clientOf, openClientOf } from '../support/hubClient';
import { twinRef, workbenchAtHub } from '../support/workbenchAtHub';

const frequency = (value: string): TwinEdit => ({
  kind: 'set',
  property: 'highPriorityMessageFrequency',
  value,
});
const cache: TwinEdit = { kind: 'set', property: 'maxLocalCacheSizeInBytes', value: 5_000_000 };
const editedValue = (view: SecurityTwinView, property: string) =>
  view.rows.find(({ name }) => name === property)?.edited;

describe('a save', () => {
  it('sends the complete configuration once, reads it back and ends the draft', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    const workbench = at.workbenchWith();
    await workbench.open(twinRef);
    await workbench.edit(twinRef, frequency('PT5M'));
    const saved = await workbench.save(twinRef);
    expect(saved).toMatchObject({
      kind: 'saved',
      confirmedBy: 'answer',
      savedDesiredVersion: 3,
      view: { draft: null },
    });
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192, highPriorityMessageFrequency: 'PT5M' });
    await expect(workbench.save(twinRef)).rejects.toMatchObject({ code: 'DRAFT_ABSENT' });
  });

  it('goes on when somebody wrote tags meanwhile, and never touches them', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith();
    await workbench.open(twinRef);
    await workbench.edit(twinRef, frequency('PT5M'));
    at.writeTags({ site: 'Lyon' });
    expect(await workbench.save(twinRef)).toMatchObject({ kind: 'saved' });
    expect(at.hub.rooms.twins.read(twinRef).tags).toEqual({ site: 'Lyon' });
  });

  it('shows a change of another property as a merge, and the merged draft keeps both', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith();
    await workbench.open(twinRef);
    await workbench.edit(twinRef, frequency('PT5M'));
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    const outcome = await workbench.save(twinRef);
    if (outcome.kind !== 'conflict') throw new Error(`not a conflict: ${outcome.kind}`);
    expect(outcome.conflict).toMatchObject({
      reason: 'changed',
      items: [
        { property: 'highPriorityMessageFrequency', state: 'mine', mine: 'PT5M' },
        { property: 'maxMessageSizeInBytes', state: 'theirs', theirs: 8192 },
      ],
    });
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192 });
    const merged = await workbench.resolve(twinRef, outcome.conflict.theirEtag, {});
    expect(merged.draft?.canUndo).toBe(false);
    expect(await workbench.save(twinRef)).toMatchObject({ kind: 'saved' });
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192, highPriorityMessageFrequency: 'PT5M' });
  });

  it('tries again after one 412 in a row after another, and says so when it never comes first', async () => {
    const at = await workbenchAtHub();
    let writes = 0;
    const busyFor = (rounds: number) =>
      at.workbenchWith(
        at.breakingOnPatch(() => {
          writes += 1;
          if (writes <= rounds) at.writeTags({ writes });
        }),
      );
    const patient = busyFor(3);
    await patient.edit(twinRef, frequency('PT5M'));
    expect(await patient.save(twinRef)).toMatchObject({ kind: 'saved' });
    expect(writes).toBe(4);

    writes = 0;
    const crowded = busyFor(100);
    await crowded.edit(twinRef, frequency('PT6M'));
    await expect(crowded.save(twinRef)).rejects.toMatchObject({
      code: 'TWIN_KEEPS_CHANGING',
      data: { attempts: 5 },
    });
    const { draft } = await crowded.open(twinRef);
    expect(draft).toMatchObject({
      earlierSave: null,
      changes: [{ property: 'highPriorityMessageFrequency' }],
    });
    expect(at.desiredValues()).toEqual({ highPriorityMessageFrequency: 'PT5M' });
  });
});

describe('a save whose connection breaks', () => {
  it('after the hub took it is found by reading back, and not sent twice', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith(at.losingPatchAnswers());
    await workbench.edit(twinRef, frequency('PT5M'));
    expect(await workbench.save(twinRef)).toMatchObject({
      kind: 'saved',
      confirmedBy: 'readBack',
      savedDesiredVersion: 2,
      view: { draft: null },
    });
    expect(at.desiredVersion()).toBe(2);
  });

  it('before the hub took it is told as not arrived, and saving again sends it', async () => {
    const at = await workbenchAtHub();
    let breaks = true;
    const workbench = at.workbenchWith(
      at.breakingOnPatch(() => {
        if (breaks) at.route.loseNextRequest();
      }),
    );
    await workbench.edit(twinRef, frequency('PT5M'));
    await expect(workbench.save(twinRef)).rejects.toMatchObject({
      code: 'SAVE_NOT_ARRIVED',
      data: { cause: 'connectionLost' },
    });
    expect((await workbench.open(twinRef)).draft?.earlierSave).toMatchObject({ state: 'notArrived' });
    breaks = false;
    expect(await workbench.save(twinRef)).toMatchObject({ kind: 'saved', confirmedBy: 'answer' });
    expect(at.desiredVersion()).toBe(2);
  });

  it('for longer leaves the question open, and a later session answers it', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith({
      patchDesired: async (...call) => {
        // The hub takes the save while the laptop has already lost its network.
        await at.direct.patchDesired(...call);
        at.route.goAway();
        return at.client.patchDesired(...call);
      },
    });
    await workbench.edit(twinRef, frequency('PT5M'));
    await expect(workbench.save(twinRef)).rejects.toMatchObject({ code: 'SAVE_OUTCOME_UNKNOWN' });
    at.route.comeBack();

    const later = at.workbenchWith();
    expect((await later.open(twinRef)).draft?.earlierSave).toMatchObject({ state: 'arrived' });
    expect(await later.save(twinRef)).toMatchObject({ kind: 'saved', confirmedBy: 'readBack' });
    expect(at.desiredVersion()).toBe(2);
  });

  it('and which arrived is the base of what was edited since', async () => {
    const at = await workbenchAtHub();
    const breaking = at.workbenchWith({
      patchDesired: async (...call) => {
        await at.direct.patchDesired(...call);
        at.route.goAway();
        return at.client.patchDesired(...call);
      },
    });
    await breaking.edit(twinRef, frequency('PT5M'));
    await expect(breaking.save(twinRef)).rejects.toMatchObject({ code: 'SAVE_OUTCOME_UNKNOWN' });
    await breaking.edit(twinRef, cache);
    at.route.comeBack();
    const later = at.workbenchWith();
    expect(await later.save(twinRef)).toMatchObject({ kind: 'saved', confirmedBy: 'answer' });
    expect(at.desiredValues()).toEqual({
      highPriorityMessageFrequency: 'PT5M',
      maxLocalCacheSizeInBytes: 5_000_000,
    });
  });

  it('while others wrote too is never merged in silence: each difference is asked for', async () => {
    const at = await workbenchAtHub();
    const breaking = at.workbenchWith({
      patchDesired: async (...call) => {
        await at.direct.patchDesired(...call);
        await at.writeDesired({ highPriorityMessageFrequency: null });
        at.route.loseNextRequest();
        return at.client.patchDesired(...call);
      },
    });
    await breaking.edit(twinRef, frequency('PT5M'));
    const outcome = await breaking.save(twinRef);
    if (outcome.kind !== 'conflict') throw new Error(`not a conflict: ${outcome.kind}`);
    // They took back what had arrived. A three-way merge would call this "only mine" and apply it a second time.
    expect(outcome.conflict).toMatchObject({
      reason: 'sendingUnclear',
      items: [{ property: 'highPriorityMessageFrequency', state: 'conflict', mine: 'PT5M' }],
    });
    await breaking.resolve(twinRef, outcome.conflict.theirEtag, { highPriorityMessageFrequency: 'theirs' });
    expect(at.desiredValues()).toEqual({});
  });
});

describe('a save that meets trouble at the hub', () => {
  it('is throttled: nothing is sent, the draft stays and has nothing open', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith({
      patchDesired: async () => {
        throw new HubCallError(failureOfAnswer(429, '', null, { hostName: at.hub.hostName, attempts: 4 }));
      },
    });
    await workbench.edit(twinRef, frequency('PT5M'));
    await expect(workbench.save(twinRef)).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      data: { cause: 'throttled' },
    });
    expect((await workbench.open(twinRef)).draft).toMatchObject({ earlierSave: null });
  });

  it('finds the module deleted: the edit outlives it and is there when the module is back', async () => {
    const at = await workbenchAtHub();
    const workbench = at.workbenchWith();
    await workbench.edit(twinRef, frequency('PT5M'));
    at.deleteModule();
    await expect(workbench.save(twinRef)).rejects.toMatchObject({
      code: 'TWIN_GONE',
      data: { what: 'module' },
    });
    at.createModule();
    expect(editedValue(await workbench.open(twinRef), 'highPriorityMessageFrequency')).toBe('PT5M');
  });

  it('does not take a module created anew for the old one, though its ETag is the same', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    const workbench = at.workbenchWith();
    const before = await workbench.open(twinRef);
    await workbench.edit(twinRef, frequency('PT5M'));
    at.deleteModule();
    at.createModule();
    await at.writeDesired({ maxMessageSizeInBytes: 4096 });
    const outcome = await workbench.save(twinRef);
    if (outcome.kind !== 'conflict') throw new Error(`not a conflict: ${outcome.kind}`);
    expect(outcome.view.etag).toBe(before.etag);
    expect(outcome.conflict).toMatchObject({
      reason: 'replaced',
      items: [
        { property: 'highPriorityMessageFrequency', state: 'conflict' },
        { property: 'maxMessageSizeInBytes', state: 'conflict', theirs: 4096, mine: 8192 },
      ],
    });
    expect(at.desiredValues()).toEqual({ maxMessageSizeInBytes: 4096 });
  });

  it('is cut off by opening another hub: the draft waits, and tells when its hub is opened again', async () => {
    const at = await workbenchAtHub();
    const opened = openClientOf(at.hub);
    const workbench = at.workbenchWith({
      ...opened.client,
      patchDesired: async (...call) => {
        await at.direct.patchDesired(...call);
        await opened.close();
        return opened.client.patchDesired(...call);
      },
    });
    await workbench.edit(twinRef, frequency('PT5M'));
    await expect(workbench.save(twinRef)).rejects.toMatchObject({ code: 'SAVE_OUTCOME_UNKNOWN' });
    const reopened = at.workbenchWith();
    expect((await reopened.open(twinRef)).draft?.earlierSave).toMatchObject({ state: 'arrived' });
    expect(await reopened.save(twinRef)).toMatchObject({ kind: 'saved', confirmedBy: 'readBack' });
    expect(at.desiredVersion()).toBe(2);
  });

  it('does not take another hub of the same name for the one it knew', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ maxMessageSizeInBytes: 8192 });
    const workbench = at.workbenchWith();
    await workbench.edit(twinRef, frequency('PT5M'));
    const another = await startHub();
    another.hub.rooms.identities.write({ deviceId: twinRef.deviceId }, {}, null);
    another.hub.rooms.identities.write(twinRef, {}, null);
    const replaced = at.workbenchWith(clientOf(another.hub));
    expect(await replaced.save(twinRef)).toMatchObject({
      kind: 'conflict',
      conflict: { reason: 'replaced' },
      view: { draft: { changes: [{ property: 'highPriorityMessageFrequency' }] } },
    });
    expect(another.hub.rooms.twins.read(twinRef).desired.version).toBe(1);
  });

  it('is cancelled by the person after it left: what became of it is found out nevertheless', async () => {
    const at = await workbenchAtHub();
    const leaving = new AbortController();
    const workbench = at.workbenchWith({
      patchDesired: async (deviceId, moduleId, patch, etag, signal) => {
        await at.direct.patchDesired(deviceId, moduleId, patch, etag);
        leaving.abort();
        return at.client.patchDesired(deviceId, moduleId, patch, etag, signal);
      },
    });
    await workbench.edit(twinRef, frequency('PT5M'));
    expect(await workbench.save(twinRef, leaving.signal)).toMatchObject({
      kind: 'saved',
      confirmedBy: 'readBack',
    });
  });
});
