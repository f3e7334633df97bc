/** One security module twin: opened, edited as a draft, saved without overwriting anybody, watched until the agent answers. */
import type {
  ConflictView,
  EchoState,
  MergeItem,
  SaveOutcome,
  SecurityTwinView,
  TwinEdit,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { Draft, DraftKey, Drafts } from '../outbox';
import { detectFlavour, findingsFor, parseJsonText, readConfiguration, savePatch } from '../security';
import { type Merge, resolveMerge, sectionVersion, threeWayMerge } from '../twin';
import { waitForEcho } from './echo';
import { applyEdit, draftFrom } from './edit';
import type { ModuleTwin, ReadTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';
import { createTurns } from './turns';
import { generationOf } from './twinRef';
import { viewOf } from './view';

export type { ModuleTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';

export interface Workbench {
  open(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  edit(ref: TwinRef, edit: TwinEdit, signal?: AbortSignal): Promise<SecurityTwinView>;
  discard(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  save(ref: TwinRef, signal?: AbortSignal): Promise<SaveOutcome>;
  resolve(
    ref: TwinRef,
    theirEtag: string,
    choices: Readonly<Record<string, 'mine' | 'theirs'>>,
  ): Promise<SecurityTwinView>;
  watchEcho(ref: TwinRef, desiredVersion: number, signal?: AbortSignal): AsyncIterable<EchoState>;
}

interface WorkbenchPorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => TwinHub;
  readonly drafts: Drafts;
  readonly clock: WorkbenchClock;
}

export function createWorkbench({ hub, drafts, clock }: WorkbenchPorts): Workbench {
  /** The newest state read of each twin; the hub stays the only truth, this saves a call per key press. */
  const reads = new Map<string, ReadTwin>();
  /** The state a conflict was shown against, which the choices are about. */
  const conflicts = new Map<string, ReadTwin>();
  const turns = createTurns();
  const keyOf = (ref: TwinRef): DraftKey => ({ hostName: hub().hostName, ...refOf(ref) });
  const cacheKey = (ref: TwinRef): string => JSON.stringify(keyOf(ref));

  const remember = (ref: TwinRef, twin: ModuleTwin): ReadTwin => {
    const read = { twin, readAt: clock.now().toISOString() };
    reads.set(cacheKey(ref), read);
    return read;
  };
  const readLive = async (ref: TwinRef, signal?: AbortSignal): Promise<ReadTwin> =>
    remember(ref, await hub().readModuleTwin(ref.deviceId, ref.moduleId, signal));
  const lastRead = async (ref: TwinRef, signal?: AbortSignal): Promise<ReadTwin> =>
    reads.get(cacheKey(ref)) ?? (await readLive(ref, signal));
  const keep = async (ref: TwinRef, draft: Draft): Promise<void> => {
    try {
      await drafts.keep(keyOf(ref), draft);
    } catch (error) {
      throw new ExpectedFailure('DRAFT_NOT_KEPT', { reason: String(error) }, { cause: error });
    }
  };
  const inTurn = <T>(ref: TwinRef, work: () => Promise<T>): Promise<T> => turns.take(cacheKey(ref), work);
  const draftOf = async (ref: TwinRef): Promise<Draft> => {
    const draft = await drafts.find(keyOf(ref));
    if (draft === null) throw new ExpectedFailure('DRAFT_ABSENT');
    return draft;
  };

  /** Sends the draft on the ETag it is based on, then reads back what the hub now holds. */
  const send = async (ref: TwinRef, draft: Draft, signal?: AbortSignal): Promise<SaveOutcome> => {
    const patch = savePatch(generationOf(ref), draft.baseDesired, draft.values);
    const answered = await hub().patchDesired(ref.deviceId, ref.moduleId, patch, draft.baseEtag, signal);
    remember(ref, answered);
    await drafts.discard(keyOf(ref));
    const readBack = await readLive(ref, signal);
    return {
      kind: 'saved',
      view: viewOf(ref, readBack, null),
      savedDesiredVersion: sectionVersion(answered.properties.desired),
    };
  };

  const merge = (ref: TwinRef, draft: Draft, theirs: ReadTwin): Merge => {
    const generation = generationOf(ref);
    const base = readConfiguration(generation, draft.baseDesired).values;
    const their = readConfiguration(generation, theirs.twin.properties.desired).values;
    return threeWayMerge(base, their, draft.values);
  };

  return {
    open: async (ref, signal) => {
      generationOf(ref);
      const [read, draft] = await Promise.all([readLive(ref, signal), drafts.find(keyOf(ref))]);
      return viewOf(ref, read, draft);
    },

    edit: (ref, edit, signal) =>
      inTurn(ref, async () => {
        const generation = generationOf(ref);
        const read = await lastRead(ref, signal);
        const draft = (await drafts.find(keyOf(ref))) ?? draftFrom(generation, read);
        const edited = applyEdit(generation, draft, edit, clock.now().toISOString());
        await keep(ref, edited);
        return viewOf(ref, read, edited);
      }),

    discard: (ref, signal) =>
      inTurn(ref, async () => {
        await drafts.discard(keyOf(ref));
        return viewOf(ref, await lastRead(ref, signal), null);
      }),

    save: (ref, signal) =>
      inTurn(ref, async () => {
        const draft = await draftOf(ref);
        refuseUnsendable(ref, draft, await lastRead(ref, signal));
        try {
          return await send(ref, draft, signal);
        } catch (error) {
          if (!isPreconditionFailure(error)) throw error;
        }
        const theirs = await readLive(ref, signal);
        const { items } = merge(ref, draft, theirs);
        if (items.every(({ state }) => state === 'mine' || state === 'both')) {
          // Somebody wrote elsewhere in the twin (tags, another key) or the same: nothing of theirs is lost by going on.
          const rebased = rebase(draft, theirs, draft.values);
          await keep(ref, rebased);
          return send(ref, rebased, signal);
        }
        conflicts.set(cacheKey(ref), theirs);
        return { kind: 'conflict', conflict: conflictView(theirs, items), view: viewOf(ref, theirs, draft) };
      }),

    resolve: (ref, theirEtag, choices) =>
      inTurn(ref, async () => {
        const draft = await draftOf(ref);
        const theirs = conflicts.get(cacheKey(ref));
        if (theirs?.twin.etag !== theirEtag) throw new ExpectedFailure('CONFLICT_GONE');
        const merged = resolveMerge(merge(ref, draft, theirs), choices);
        const rebased = { ...rebase(draft, theirs, merged), editedAt: clock.now().toISOString() };
        await keep(ref, rebased);
        conflicts.delete(cacheKey(ref));
        return viewOf(ref, theirs, rebased);
      }),

    watchEcho: (ref, desiredVersion, signal) =>
      waitForEcho(ref, desiredVersion, () => readLive(ref, signal), clock, signal),
  };
}

function refOf({ deviceId, moduleId }: TwinRef): TwinRef {
  return { deviceId, moduleId };
}

function rebase(draft: Draft, onto: ReadTwin, values: Draft['values']): Draft {
  return {
    ...draft,
    baseReadAt: onto.readAt,
    baseEtag: onto.twin.etag,
    baseDesired: onto.twin.properties.desired,
    values,
    jsonText: null,
  };
}

function refuseUnsendable(ref: TwinRef, draft: Draft, { twin }: ReadTwin): void {
  const generation = generationOf(ref);
  const flavour = detectFlavour(generation, twin.properties.reported);
  const isReadable = draft.jsonText === null || parseJsonText(generation, draft.jsonText, flavour).isReadable;
  const isAccepted = findingsFor(generation, draft.values, flavour).every(
    ({ severity }) => severity !== 'error',
  );
  if (!isReadable || !isAccepted) throw new ExpectedFailure('DRAFT_INVALID');
}

function isPreconditionFailure(error: unknown): boolean {
  return (
    error instanceof ExpectedFailure &&
    error.code === 'HUB_CALL_FAILED' &&
    (error.data as { cause?: unknown } | undefined)?.cause === 'preconditionFailed'
  );
}

function conflictView(theirs: ReadTwin, items: readonly MergeItem[]): ConflictView {
  return {
    theirEtag: theirs.twin.etag,
    theirReadAt: theirs.readAt,
    theirDesiredVersion: sectionVersion(theirs.twin.properties.desired),
    items: [...items],
  };
}
