/** The security module twin as the window sees it: the hub's state, the agent's, and the draft between them. */
import type {
  AgentFlavour,
  DraftView,
  EarlierSave,
  PropertyChange,
  SecurityTwinView,
} from '../../preload/contract';
import type { Draft } from '../outbox';
import {
  afterPatch,
  type ConfigurationValues,
  configurationSizeBytes,
  findingsFor,
  jsonTextOf,
  judgeTwin,
  microStateOf,
  migrationOf,
  parseJsonText,
  readConfiguration,
  reportedConfigurationAt,
  reportOf,
  retirementOf,
  savePatch,
  securityTwinRows,
  trafficOf,
  valuesInForce,
} from '../security';
import { sectionVersion, twinLimits } from '../twin';
import { changesBetween } from './changes';
import type { ReadTwin, TwinRef } from './ports';
import { standingOf } from './standing';
import { generationOf } from './twinRef';

/** Pure: everything the window shows of one twin. */
export function viewOf(
  ref: TwinRef,
  read: ReadTwin,
  draft: Draft | null,
  earlierSave: EarlierSave | null,
): SecurityTwinView {
  const generation = generationOf(ref);
  const { twin, readAt } = read;
  const { connectionState, lastActivityTime } = twin;
  const { desired, reported } = twin.properties;
  const { flavour, configuration, findings, twinFindings, drift } = judgeTwin({
    moduleId: ref.moduleId,
    generation,
    desired,
    reported,
    connectionState,
    lastActivityTime,
    readAt,
  });
  const values = draft?.values ?? configuration.values;
  const edited = draft?.values ?? null;
  const said = reportOf(generation, desired, reported).values;
  const running = valuesInForce(generation, flavour, configuration, said);
  const wanted =
    edited === null
      ? running
      : valuesInForce(generation, flavour, { shape: 'current', values: edited }, said);
  const migration = generation === 'classic' ? migrationOf(desired) : null;
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
    connectionState,
    lastActivityTime,
    reportedAt: reportedConfigurationAt(generation, reported),
    rows: [...securityTwinRows({ generation, flavour, desired, reported, edited, drift })],
    findings: [...(edited === null ? findings : findingsFor(generation, edited, flavour))],
    twinFindings: [...twinFindings],
    drift,
    traffic: {
      before: trafficOf(generation, flavour, running),
      after: trafficOf(generation, flavour, wanted),
    },
    migration: migration === null ? null : [...migration],
    retirement: [...retirementOf(generation)],
    jsonText: jsonTextOf(generation, configuration.values),
    desiredSize: {
      sizeBytes: configurationSizeBytes(generation, draft?.baseDesired ?? desired, values),
      limitBytes: twinLimits.desiredBytes,
    },
    draft: draft === null ? null : draftView(ref, draft, read, earlierSave, flavour, running),
    microState: generation === 'micro' ? microStateOf(reported) : null,
  };
}

function draftView(
  ref: TwinRef,
  draft: Draft,
  { twin }: ReadTwin,
  earlierSave: EarlierSave | null,
  flavour: AgentFlavour,
  running: Readonly<ConfigurationValues>,
): DraftView {
  const generation = generationOf(ref);
  const jsonText = draft.jsonText ?? jsonTextOf(generation, draft.values);
  const { problems, isReadable } = parseJsonText(generation, jsonText, flavour);
  const isSendable =
    isReadable && findingsFor(generation, draft.values, flavour).every((f) => f.severity !== 'error');
  const patch = isSendable ? savePatch(generation, draft.baseDesired, draft.values) : null;
  const agentChanges = (): PropertyChange[] => {
    if (patch === null) return [];
    const { desired } = twin.properties;
    return changesBetween(running, afterPatch(generation, flavour, desired, running, patch).values);
  };
  return {
    editedAt: draft.editedAt,
    baseReadAt: draft.baseReadAt,
    baseEtag: draft.baseEtag,
    baseDesiredVersion: sectionVersion(draft.baseDesired),
    baseIsStale: standingOf(draft, twin) !== 'unchanged',
    jsonText,
    jsonProblems: [...problems],
    patch,
    changes: changesBetween(readConfiguration(generation, draft.baseDesired).values, draft.values),
    canUndo: draft.steps.past.length > 0,
    canRedo: draft.steps.future.length > 0,
    earlierSave,
    agentChanges: agentChanges(),
  };
}
