/** The configuration of a security module as what a draft is of. */
import type { SecurityTwinView } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { detectFlavour, findingsFor, parseJsonText, readConfiguration, savePatch } from '../security';
import { equals, mergePatch, resolveMerge, threeWayMerge, withoutMetadata } from '../twin';
import type { TwinHub, TwinRef } from './ports';
import { earlierSaveOf } from './standing';
import type { Subject } from './subject';
import { generationOf } from './twinRef';
import { viewOf } from './view';

/** Fails with TWIN_UNREADABLE for a module that is no security module. */
export function securitySubject(hub: TwinHub, { deviceId, moduleId }: TwinRef): Subject<SecurityTwinView> {
  const ref = { deviceId, moduleId };
  const generation = generationOf(ref);
  const valuesIn = (desired: Parameters<typeof readConfiguration>[1]) =>
    readConfiguration(generation, desired).values;
  const subject: Subject<SecurityTwinView> = {
    ...ref,
    hostName: hub.hostName,
    makesVersions: true,
    read: (signal) => hub.readModuleTwin(deviceId, moduleId, signal),
    send: ({ baseDesired, baseEtag, values }, signal) =>
      hub.patchDesired(deviceId, moduleId, savePatch(generation, baseDesired, values), baseEtag, signal),
    valuesOf: ({ properties }) => valuesIn(properties.desired),
    tagsOf: () => null,
    holds: ({ properties }, { baseDesired }, values) => {
      const sent = mergePatch(baseDesired, savePatch(generation, baseDesired, values));
      return equals(withoutMetadata(properties.desired), withoutMetadata(sent));
    },
    merge: ({ baseDesired, values }, { properties }) => {
      const merge = threeWayMerge(valuesIn(baseDesired), valuesIn(properties.desired), values);
      return {
        items: merge.items,
        resolve: (items, choices) => resolveMerge({ ...merge, items }, choices),
      };
    },
    refuseUnsendable: ({ jsonText, values }, { properties }) => {
      const flavour = detectFlavour(generation, properties.reported);
      const isReadable = jsonText === null || parseJsonText(generation, jsonText, flavour).isReadable;
      const isAccepted = findingsFor(generation, values, flavour).every(
        ({ severity }) => severity !== 'error',
      );
      if (!isReadable || !isAccepted) throw new ExpectedFailure('DRAFT_INVALID');
    },
    view: (read, draft) =>
      viewOf(ref, read, draft, draft === null ? null : earlierSaveOf(subject, draft, read.twin)),
  };
  return subject;
}
