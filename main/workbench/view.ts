/** The security module twin as the window sees it: the hub's state, the agent's, and the draft between them. */
import type { AgentFlavour, DraftView, SecurityTwinView } from '../../preload/contract';
import type { Draft } from '../outbox';
import {
  configurationSizeBytes,
  detectFlavour,
  findingsFor,
  jsonTextOf,
  microStateOf,
  parseJsonText,
  readConfiguration,
  reportedConfigurationAt,
  savePatch,
  securityTwinRows,
} from '../security';
import { sectionVersion, twinLimits } from '../twin';
import { changesBetween } from './changes';
import type { ReadTwin, TwinRef } from './ports';
import { earlierSaveOf, standingOf } from './standing';
import { generationOf } from './twinRef';

/** Pure: everything the window shows of one twin. */
export function viewOf(ref: TwinRef, read: ReadTwin, draft: Draft | null): SecurityTwinView {
  const generation = generationOf(ref);
  const { twin, readAt } = read;
  const { desired, reported } = twin.properties;
  const flavour = detectFlavour(generation, reported);
  const configuration = readConfiguration(generation, desired);
  const values = draft?.values ?? configuration.values;
  return {
    deviceId: ref.deviceId,
    moduleId: ref.moduleId,
    generation,
    flavour,
    shape: configuration.shape,
    readAt,
    etag: twin.etag,
    desiredVersion: sectionVersion(desired),
    reportedVersion: sectionVersion(reported),
    connectionState: twin.connectionState,
    lastActivityTime: twin.lastActivityTime,
    reportedAt: reportedConfigurationAt(generation, reported),
    rows: [...securityTwinRows({ generation, flavour, desired, reported, edited: draft?.values ?? null })],
    findings: [...findingsFor(generation, values, flavour)],
    jsonText: jsonTextOf(generation, configuration.values),
    desiredSize: {
      sizeBytes: configurationSizeBytes(generation, draft?.baseDesired ?? desired, values),
      limitBytes: twinLimits.desiredBytes,
    },
    draft: draft === null ? null : draftView(ref, draft, read, flavour),
    microState: generation === 'micro' ? microStateOf(reported) : null,
  };
}

function draftView(ref: TwinRef, draft: Draft, { twin }: ReadTwin, flavour: AgentFlavour): DraftView {
  const generation = generationOf(ref);
  const jsonText = draft.jsonText ?? jsonTextOf(generation, draft.values);
  const { problems, isReadable } = parseJsonText(generation, jsonText, flavour);
  const isSendable =
    isReadable && findingsFor(generation, draft.values, flavour).every((f) => f.severity !== 'error');
  return {
    editedAt: draft.editedAt,
    baseReadAt: draft.baseReadAt,
    baseEtag: draft.baseEtag,
    baseDesiredVersion: sectionVersion(draft.baseDesired),
    baseIsStale: standingOf(draft, twin) !== 'unchanged',
    jsonText,
    jsonProblems: [...problems],
    patch: isSendable ? savePatch(generation, draft.baseDesired, draft.values) : null,
    changes: changesBetween(readConfiguration(generation, draft.baseDesired).values, draft.values),
    canUndo: draft.steps.past.length > 0,
    canRedo: draft.steps.future.length > 0,
    earlierSave: earlierSaveOf(generation, draft, twin),
  };
}
