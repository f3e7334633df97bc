import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDiagnostics, type DiagnosticsPorts, resolveBySystem } from '../../main/diagnostics';
import { ExpectedFailure } from '../../main/failures';
import { systemClock } from '../../main/hubs';
import type { DiagnosisEvent } from '../../preload/contract';
import { deviceId, diagnosisBench, moduleRef } from '../support/diagnosis/bench';
import { temporaryFolder } from '../support/temporaryFolder';

const log = { info: () => {}, warn: () => {}, error: () => {} };

async function serviceAtHub(changes: Partial<DiagnosticsPorts> = {}) {
  const bench = await diagnosisBench();
  let openCount = 0;
  const diagnostics = createDiagnostics({
    openHub: async () => {
      const hub = bench.diagnosed();
      openCount += 1;
      const close = async (): Promise<void> => {
        openCount -= 1;
        await hub.close();
      };
      return { ...hub, close };
    },
    hostName: () => bench.hub.hostName,
    network: { resolve: resolveBySystem, proxyFor: async () => 'DIRECT' },
    chooseFolder: async () => null,
    choosePathToSave: async () => null,
    sshTarget: () => null,
    clock: systemClock,
    log,
    ...changes,
  });
  return { ...bench, diagnostics, openHubs: () => openCount };
}

const wish = { deviceId, checkIds: null, target: { kind: 'none' } } as const;
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ExpectedFailure ? error.code : error),
  );

async function eventsOf(events: AsyncIterable<DiagnosisEvent>): Promise<DiagnosisEvent[]> {
  const all: DiagnosisEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('the service of diagnoses', () => {
  it('keeps the newest of each device, closes its hub, and writes it as JSON where the person chooses', async () => {
    const path = join(temporaryFolder(), 'd.json');
    const { diagnostics, startAgent, openHubs } = await serviceAtHub({ choosePathToSave: async () => path });
    startAgent();
    expect(diagnostics.last(deviceId)).toBeNull();
    expect(await codeOf(diagnostics.save(deviceId))).toBe('DIAGNOSIS_ABSENT');
    const events = await eventsOf(diagnostics.run(wish));
    expect(events.at(-1)).toMatchObject({ kind: 'done', diagnosis: { outcome: 'pass' } });
    expect(openHubs()).toBe(0);
    expect(await diagnostics.save(deviceId)).toEqual({ fileName: 'd.json' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(diagnostics.last(deviceId));
  });

  it('runs one at a time, and again when that one is over', async () => {
    const { diagnostics } = await serviceAtHub();
    const first = diagnostics.run(wish);
    expect(await first.next()).toMatchObject({ value: { kind: 'planned' } });
    expect(await codeOf(eventsOf(diagnostics.run(wish)))).toBe('DIAGNOSIS_ALREADY_RUNNING');
    await eventsOf(first);
    expect((await eventsOf(diagnostics.run(wish))).at(-1)?.kind).toBe('done');
  });

  it('cancels what runs and still tells what was found', async () => {
    const { diagnostics } = await serviceAtHub();
    const running = diagnostics.run({ ...wish, checkIds: ['hubMessages'] });
    await running.next();
    expect(diagnostics.cancel('another')).toEqual({ wasRunning: false });
    expect(diagnostics.cancel(deviceId)).toEqual({ wasRunning: true });
    const last = (await eventsOf(running)).at(-1);
    expect(last).toMatchObject({ kind: 'done', diagnosis: { isCancelled: true } });
  });

  it('puts a value back before it is closed, however early that is', async () => {
    const { diagnostics, hub, startAgent } = await serviceAtHub();
    startAgent();
    const before = hub.rooms.twins.read(moduleRef).desired.properties;
    const { patch } = hub.rooms.twins;
    const wasChanged = new Promise<void>((resolve) => {
      hub.rooms.twins.patch = (...call) => {
        resolve();
        return patch(...call);
      };
    });
    const running = eventsOf(diagnostics.run({ ...wish, checkIds: ['twinRoundTrip'] }));
    await wasChanged;
    await diagnostics.close();
    const property = 'lowPriorityMessageFrequency';
    expect(JSON.stringify(hub.rooms.twins.read(moduleRef).desired.properties)).not.toContain(property);
    expect(JSON.stringify(before)).not.toContain(property);
    await running;
  });

  it('frees the way when the hub cannot be opened, and knows no folder that was not chosen', async () => {
    const { diagnostics } = await serviceAtHub({
      openHub: () => Promise.reject(new ExpectedFailure('NO_HUB_OPEN')),
    });
    expect(await codeOf(eventsOf(diagnostics.run(wish)))).toBe('NO_HUB_OPEN');
    expect(await codeOf(eventsOf(diagnostics.run(wish)))).toBe('NO_HUB_OPEN');
    const target = { kind: 'folder', folderId: 'never' } as const;
    expect(await codeOf(eventsOf(diagnostics.run({ ...wish, target })))).toBe('FOLDER_UNKNOWN');
    expect(await codeOf(diagnostics.chooseFolder())).toBe('NOTHING_CHOSEN');
  });

  it('looks into the folder that was chosen', async () => {
    const { device, startAgent, ...service } = await serviceAtHub();
    startAgent();
    const { files } = device();
    const { diagnostics } = await serviceAtHub({ chooseFolder: async () => files.folder });
    const { folderId } = await diagnostics.chooseFolder();
    const events = await eventsOf(
      diagnostics.run({ ...wish, checkIds: ['agentConfiguration'], target: { kind: 'folder', folderId } }),
    );
    const results = events.flatMap((event) => (event.kind === 'done' ? event.diagnosis.results : []));
    expect(results.map(({ checkId, outcome }) => [checkId, outcome])).toEqual([
      ['agentInstalled', 'pass'],
      ['agentConfiguration', 'pass'],
    ]);
    await service.diagnostics.close();
  });
});
