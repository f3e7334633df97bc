/** Two workbenches and a script that ignores ETags write to one twin in a random order, over real REST; every write is judged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubClient } from '../../main/hubs';
import { HubCallError, systemClock } from '../../main/hubs';
import { failureOfCause } from '../../main/hubs/failure';
import { openTarget, targetOfSandbox } from '../../main/hubs/openedHub';
import { openDrafts } from '../../main/outbox';
import { openHub } from '../../main/sandbox/hub';
import { secretOf } from '../../main/secrets';
import { sectionOf } from '../../main/security';
import { createWorkbench, type ModuleTwin, type Workbench } from '../../main/workbench';
import type { ConflictView, SecurityTwinView } from '../../preload/contract';
import { openAppStore } from './appStore';
import { createWriteJudge, type WriteJudge } from './writeJudge';

export interface TwoWritersOptions {
  readonly interleavings: number;
  readonly seed: number;
  /** What a careless program would do; the judgement has to notice. */
  readonly ignoresEtags?: boolean;
  readonly onProgress?: (done: number) => void;
}

export interface TwoWritersFigures {
  readonly interleavings: number;
  /** Changes that a save took away although the person who saved had not been shown them, or edits that vanished. */
  readonly lostUnseen: number;
  /** Edits that reached the hub more often than the person asked for. */
  readonly appliedTwice: number;
  readonly saves: number;
  readonly conflicts: number;
  readonly lostAnswers: number;
  readonly scriptWrites: number;
}

const ref = { deviceId: 'pump-07', moduleId: 'azureiotsecurity' };
/** Properties no agent knows are warned of and sent, so that any text is a value. */
const properties = ['alpha', 'beta', 'gamma', 'delta'];
const silent = { info: () => {}, warn: () => {}, error: () => {} };

export async function interleaveTwoWriters(options: TwoWritersOptions): Promise<TwoWritersFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'siteward-two-writers-'));
  const hub = await openHub({ folder: join(folder, 'hub') });
  hub.rooms.identities.write({ deviceId: ref.deviceId }, {}, null);
  hub.rooms.identities.write(ref, {}, null);
  const owner = hub.policies.find(({ name }) => name === 'iothubowner');
  if (!owner) throw new Error('The hub has no owner policy.');
  const { client, transport } = openTarget(
    targetOfSandbox({ ...hub, connectionString: secretOf('') }, owner.name, secretOf(owner.primaryKey)),
    { log: silent, clock: systemClock },
    () => {},
  );
  const stores = ['a', 'b'].map((name) => openAppStore(join(folder, `${name}.db`)));
  try {
    const [a, b] = stores;
    if (!a || !b) throw new Error('There are two stores.');
    return await run(client, (who) => openDrafts(who === 'a' ? a : b), options);
  } finally {
    for (const store of stores) await store.close();
    await transport.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Who = 'a' | 'b';

async function run(
  client: HubClient,
  draftsOf: (who: Who) => ReturnType<typeof openDrafts>,
  { interleavings, seed, ignoresEtags = false, onProgress }: TwoWritersOptions,
): Promise<TwoWritersFigures> {
  const random = seeded(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T; // Never empty.
  const judge = createWriteJudge();
  const counts = { saves: 0, conflicts: 0, lostAnswers: 0, scriptWrites: 0 };
  const busy = new Set<Who>();
  let done = 0;
  let tokens = 0;
  const token = (who: string): string => {
    tokens += 1;
    return `${who}${tokens}`;
  };

  const scriptWrites = async (): Promise<void> => {
    counts.scriptWrites += 1;
    const values = { [pick(properties)]: random() < 0.2 ? null : token('script') };
    const desired = Object.fromEntries(
      Object.entries(sectionOf('classic', values)).map(([wrapper, members]) => [
        wrapper,
        // A script deletes a property by null, not by a value that is null.
        Object.fromEntries(
          Object.entries(members ?? {}).map(([name, member]) => [
            name,
            values[name] === null ? null : member,
          ]),
        ),
      ]),
    );
    const twin = await client.patchTwin(ref, { desired }, '*');
    judge.written('script', twin.properties.desired);
  };

  /** In the middle of a workbench's call, somebody else does something. */
  const letOthersIn = async (): Promise<void> => {
    if (random() < 0.3) await step(random() < 0.5 ? null : pick<Who>(['a', 'b']));
  };

  const workbenchOf = (who: Who): Workbench =>
    createWorkbench({
      hub: () => ({
        hostName: client.hostName,
        readModuleTwin: async (deviceId, moduleId, signal) => {
          await letOthersIn();
          return client.readModuleTwin(deviceId, moduleId, signal);
        },
        patchDesired: async (deviceId, moduleId, desired, etag, signal): Promise<ModuleTwin> => {
          await letOthersIn();
          const isLost = random() < 0.3;
          if (isLost && random() < 0.5) throw lost(client.hostName);
          const asked = ignoresEtags ? '*' : etag;
          const twin = await client.patchDesired(deviceId, moduleId, desired, asked, signal);
          judge.written(who, twin.properties.desired);
          await letOthersIn();
          if (!isLost) return twin;
          counts.lostAnswers += 1;
          throw lost(client.hostName);
        },
      }),
      drafts: draftsOf(who),
      clock: systemClock,
      keeper: { keep: () => {} },
    });
  const workbenches = { a: workbenchOf('a'), b: workbenchOf('b') };
  const shown: Record<Who, SecurityTwinView | null> = { a: null, b: null };

  const edit = async (who: Who): Promise<void> => {
    const view = shown[who] ?? (await workbenches[who].open(ref));
    const property = pick(properties);
    const value = random() < 0.2 ? null : token(who);
    const row = view.rows.find(({ name }) => name === property);
    judge.edited(who, property, value, row?.desired?.value ?? null);
    shown[who] = await workbenches[who].edit(
      ref,
      value === null ? { kind: 'unset', property } : { kind: 'set', property, value },
    );
  };

  const decide = async (who: Who, conflict: ConflictView): Promise<void> => {
    counts.conflicts += 1;
    const open = conflict.items.filter(({ state }) => state === 'conflict');
    const choices = Object.fromEntries(
      open.map(({ property }) => [property, pick(['mine', 'theirs'] as const)]),
    );
    judge.decided(who, conflict, choices);
    shown[who] = await workbenches[who].resolve(ref, conflict.theirEtag, choices);
  };

  const save = async (who: Who): Promise<void> => {
    counts.saves += 1;
    try {
      const outcome = await workbenches[who].save(ref);
      shown[who] = outcome.view;
      if (outcome.kind === 'conflict') await decide(who, outcome.conflict);
      else judge.saved(who);
    } catch (error) {
      if (!isToldToPerson(error)) throw error;
    }
  };

  async function step(who: Who | null): Promise<void> {
    if (who !== null && busy.has(who)) return;
    done += 1;
    if (done % 1000 === 0) onProgress?.(done);
    if (who === null) return scriptWrites();
    busy.add(who);
    try {
      const dice = random();
      if (dice < 0.5) await edit(who);
      else if (dice < 0.9) await save(who);
      else shown[who] = await workbenches[who].open(ref);
    } finally {
      busy.delete(who);
    }
  }

  while (done < interleavings) await step(pick<Who | null>(['a', 'b', 'a', 'b', null]));
  const drafts = await Promise.all(
    (['a', 'b'] as const).map((who) => draftsOf(who).find({ ...ref, hostName: client.hostName })),
  );
  (['a', 'b'] as const).forEach((who, index) => {
    judge.leftIn(who, drafts[index]?.values ?? null);
  });
  return { interleavings: done, ...figuresOf(judge), ...counts };
}

function figuresOf(judge: WriteJudge): Pick<TwoWritersFigures, 'lostUnseen' | 'appliedTwice'> {
  return { lostUnseen: judge.lostUnseen(), appliedTwice: judge.appliedTwice() };
}

function lost(hostName: string): HubCallError {
  return new HubCallError(failureOfCause('connectionLost', { hostName, attempts: 1 }));
}

const toldCodes = ['DRAFT_ABSENT', 'SAVE_NOT_ARRIVED', 'SAVE_OUTCOME_UNKNOWN', 'TWIN_KEEPS_CHANGING'];

function isToldToPerson(error: unknown): boolean {
  return error instanceof Error && 'code' in error && toldCodes.includes(String(error.code));
}

/** Mulberry32: the same order of events for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
