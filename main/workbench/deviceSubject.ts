/** Tags and desired properties of a device as what a draft is of. */
import type { DeviceTwinView, EarlierSave } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { Draft } from '../outbox';
import {
  diffBetween,
  equals,
  isObject,
  ownValue,
  patchBetween,
  resolveTreeMerge,
  sectionSizeBytes,
  sectionVersion,
  treeMerge,
  twinLimits,
  withoutMetadata,
} from '../twin';
import { type DeviceSections, deviceTextOf, readDeviceText } from './deviceText';
import type { DeviceTwinHub, ModuleTwin, ReadTwin } from './ports';
import { earlierSaveOf, standingOf } from './standing';
import type { Subject, Values } from './subject';

export function deviceSubject(hub: DeviceTwinHub, deviceId: string): Subject<DeviceTwinView> {
  const subject: Subject<DeviceTwinView> = {
    hostName: hub.hostName,
    deviceId,
    moduleId: null,
    makesVersions: false,
    read: (signal) => hub.readDeviceTwin(deviceId, signal),
    send: (draft, signal) => {
      const patch = patchOf(draft);
      // An empty patch would count as a write and change the ETag under everybody else.
      if (Object.keys(patch).length === 0) return hub.readDeviceTwin(deviceId, signal);
      return hub.patchTwin({ deviceId, moduleId: null }, patch, draft.baseEtag, signal);
    },
    valuesOf: (twin) => ({ ...sectionsOfTwin(twin) }),
    tagsOf: ({ tags }) => tags,
    holds: (twin, _draft, values) => equals({ ...sectionsOfTwin(twin) }, { ...sectionsOf(values) }),
    merge: (draft, twin) => {
      const theirs = { ...sectionsOfTwin(twin) };
      const items = treeMerge({ ...baseOf(draft) }, theirs, { ...sectionsOf(draft.values) });
      const paths = new Map(items.map(({ property, path }) => [property, path]));
      return {
        items,
        resolve: (judged, choices) => {
          const placed = judged.map((item) => ({ ...item, path: paths.get(item.property) ?? [] }));
          return resolveTreeMerge(theirs, placed, choices);
        },
      };
    },
    refuseUnsendable: (draft) => {
      if (readDeviceText(textOf(draft)).problems.length > 0) throw new ExpectedFailure('DRAFT_INVALID');
    },
    view: (read, draft) =>
      viewOf(deviceId, read, draft, draft === null ? null : earlierSaveOf(subject, draft, read.twin)),
  };
  return subject;
}

function viewOf(
  deviceId: string,
  { twin, readAt }: ReadTwin,
  draft: Draft | null,
  earlierSave: EarlierSave | null,
): DeviceTwinView {
  const sections = draft === null ? sectionsOfTwin(twin) : sectionsOf(draft.values);
  return {
    deviceId,
    readAt,
    etag: twin.etag,
    desiredVersion: sectionVersion(twin.properties.desired),
    text: draft === null ? deviceTextOf(sections) : textOf(draft),
    tagsSize: { sizeBytes: sectionSizeBytes(sections.tags), limitBytes: twinLimits.tagsBytes },
    desiredSize: { sizeBytes: sectionSizeBytes(sections.desired), limitBytes: twinLimits.desiredBytes },
    draft: draft === null ? null : draftView(draft, twin, earlierSave),
  };
}

function draftView(
  draft: Draft,
  twin: ModuleTwin,
  earlierSave: EarlierSave | null,
): NonNullable<DeviceTwinView['draft']> {
  const { problems } = readDeviceText(textOf(draft));
  return {
    editedAt: draft.editedAt,
    baseReadAt: draft.baseReadAt,
    baseIsStale: standingOf(draft, twin) !== 'unchanged',
    problems: [...problems],
    changes: [...diffBetween({ ...baseOf(draft) }, { ...sectionsOf(draft.values) })],
    patch: problems.length > 0 ? null : patchOf(draft),
    canUndo: draft.steps.past.length > 0,
    canRedo: draft.steps.future.length > 0,
    earlierSave,
  };
}

function textOf({ jsonText, values }: Draft): string {
  return jsonText ?? deviceTextOf(sectionsOf(values));
}

function sectionsOfTwin({ tags, properties }: ModuleTwin): DeviceSections {
  return { tags, desired: withoutMetadata(properties.desired) };
}

function baseOf({ baseTags, baseDesired }: Draft): DeviceSections {
  return { tags: baseTags ?? {}, desired: withoutMetadata(baseDesired) };
}

function sectionsOf(values: Values): DeviceSections {
  const section = (name: string) => {
    const value = ownValue({ ...values }, name);
    return isObject(value) ? value : {};
  };
  return { tags: section('tags'), desired: section('desired') };
}

/** The smallest patch, without a section in which nothing changes. */
function patchOf(draft: Draft): { tags?: DeviceSections['tags']; desired?: DeviceSections['desired'] } {
  const [base, mine] = [baseOf(draft), sectionsOf(draft.values)];
  const tags = patchBetween(base.tags, mine.tags);
  const desired = patchBetween(base.desired, mine.desired);
  return {
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(Object.keys(desired).length > 0 && { desired }),
  };
}
