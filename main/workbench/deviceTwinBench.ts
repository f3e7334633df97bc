/** A device's own twin: its tags and desired properties edited as one text, saved like a security module's configuration. */
import type { DeviceTwinView } from '../../preload/contract';
import type { DeskPorts } from './desk';
import { deviceSubject } from './deviceSubject';
import { type DeviceSections, readDeviceText } from './deviceText';
import { createEditing, type Editing } from './editing';
import type { DeviceTwinHub } from './ports';
import { withStep } from './steps';

/** Twins are named by their device's id. */
export interface DeviceTwinBench
  extends Pick<Editing<string, DeviceTwinView>, 'open' | 'undo' | 'redo' | 'discard' | 'save' | 'resolve'> {
  /** Text that is no document of the two sections is kept as typed and leaves the draft's values as they were. */
  edit(deviceId: string, text: string, signal?: AbortSignal): Promise<DeviceTwinView>;
  /** A draft of these sections, as one step; how an old state comes back. */
  replace(deviceId: string, sections: DeviceSections, signal?: AbortSignal): Promise<DeviceTwinView>;
}

export interface DeviceTwinPorts extends DeskPorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => DeviceTwinHub;
}

export function createDeviceTwinBench({ hub, ...ports }: DeviceTwinPorts): DeviceTwinBench {
  const editing = createEditing((deviceId: string) => deviceSubject(hub(), deviceId), ports);
  const { open, undo, redo, discard, save, resolve } = editing;
  return {
    open,
    undo,
    redo,
    discard,
    save,
    resolve,
    edit: (deviceId, text, signal) =>
      editing.change(
        deviceId,
        (draft, editedAt) => {
          const { sections } = readDeviceText(text);
          const values = sections === null ? draft.values : { ...sections };
          return withStep(draft, { ...draft, values, jsonText: text, editedAt }, 'json');
        },
        signal,
      ),
    replace: (deviceId, { tags, desired }, signal) =>
      editing.change(
        deviceId,
        (draft, editedAt) =>
          withStep(
            draft,
            { ...draft, values: { tags, desired }, jsonText: null, editedAt },
            `all ${editedAt}`,
          ),
        signal,
      ),
  };
}
