/** One security module twin: opened, edited as a draft, saved without overwriting anybody, watched until the agent answers. */
import type { EchoState, JsonValue, SaveOutcome, SecurityTwinView, TwinEdit } from '../../preload/contract';
import { detectFlavour } from '../security';
import type { DeskPorts } from './desk';
import { waitForEcho } from './echo';
import { applyEdit } from './edit';
import { createEditing } from './editing';
import type { TwinHub, TwinRef } from './ports';
import { securitySubject } from './securitySubject';
import { targetOf, withStep } from './steps';
import { generationOf } from './twinRef';

export { createDeviceTwinBench, type DeviceTwinBench } from './deviceTwinBench';
export type { DeviceTwinHub, ModuleTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';

export interface Workbench {
  open(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  edit(ref: TwinRef, edit: TwinEdit, signal?: AbortSignal): Promise<SecurityTwinView>;
  /** A draft of these values, as one step; how an old state or a baseline comes back. */
  replace(
    ref: TwinRef,
    values: Readonly<Record<string, JsonValue>>,
    signal?: AbortSignal,
  ): Promise<SecurityTwinView>;
  /** The same, but what `values` does not name stays as the draft has it. */
  merge(
    ref: TwinRef,
    values: Readonly<Record<string, JsonValue>>,
    signal?: AbortSignal,
  ): Promise<SecurityTwinView>;
  undo(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  redo(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  discard(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  save(ref: TwinRef, signal?: AbortSignal): Promise<SaveOutcome>;
  resolve(
    ref: TwinRef,
    theirEtag: string,
    choices: Readonly<Record<string, 'mine' | 'theirs'>>,
  ): Promise<SecurityTwinView>;
  watchEcho(ref: TwinRef, desiredVersion: number, signal?: AbortSignal): AsyncIterable<EchoState>;
}

interface WorkbenchPorts extends DeskPorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => TwinHub;
}

export function createWorkbench({ hub, ...ports }: WorkbenchPorts): Workbench {
  const editing = createEditing((ref: TwinRef) => securitySubject(hub(), ref), ports);
  const { open, undo, redo, discard, save, resolve } = editing;
  return {
    open,
    undo,
    redo,
    discard,
    save,
    resolve,
    edit: (ref, edit, signal) =>
      editing.change(
        ref,
        (draft, editedAt, { twin }) => {
          const generation = generationOf(ref);
          const flavour = detectFlavour(generation, twin.properties.reported);
          return withStep(draft, applyEdit(generation, flavour, draft, edit, editedAt), targetOf(edit));
        },
        signal,
      ),
    replace: (ref, values, signal) =>
      editing.change(
        ref,
        (draft, editedAt) =>
          withStep(draft, { ...draft, values, jsonText: null, editedAt }, `all ${editedAt}`),
        signal,
      ),
    merge: (ref, values, signal) =>
      editing.change(
        ref,
        (draft, editedAt) => {
          const merged = { ...draft.values, ...values };
          return withStep(draft, { ...draft, values: merged, jsonText: null, editedAt }, `all ${editedAt}`);
        },
        signal,
      ),
    watchEcho: (ref, desiredVersion, signal) =>
      waitForEcho(editing.deskOf(ref), desiredVersion, ports.clock, signal),
  };
}
