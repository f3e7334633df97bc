/** Why desired and reported differ, property by property and for the device as a whole. */
import type {
  AgentFlavour,
  Comparison,
  ConnectionState,
  Drift,
  DriftCause,
  Finding,
  Generation,
  JsonObject,
  PropertyDrift,
} from '../../preload/contract';
import { ownValue } from '../twin';
import { desiredCell, reportedCell } from './cells';
import { compare, type Report, reportOf } from './comparison';
import type { Configuration } from './configuration';
import { refusals } from './effective';
import { familyOf } from './flavour';
import { meansSame } from './meaning';
import { microStateOf } from './microState';
import { defaultOf, isReadBy, knownProperty } from './properties';
import { reportedConfigurationAt } from './reportedAt';
import { compareInstants, newerOf, newestUpdate } from './updateTimes';
import { configurationWrapper } from './wrappers';

export interface DriftInput {
  readonly generation: Generation;
  readonly flavour: AgentFlavour;
  /** The whole sections, with their metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  readonly connectionState: ConnectionState;
  readonly lastActivityTime: string | null;
  /** When the twin was read. */
  readonly readAt: string;
}

/**
 * An agent that is connected answers within its scheduler's 10 s (C) or at once (C#); the rest is for devices that
 * connect again after a short break.
 */
const answerLimitMs = 10 * 60_000;

/** Gravest first. */
const gravity: readonly DriftCause[] = [
  'rejected',
  'reset',
  'agentAbsent',
  'agentSilent',
  'pending',
  'notConfirmed',
  'reportedOnly',
];

/** What is the same for all properties of one twin. */
interface Situation {
  readonly input: DriftInput;
  readonly configuration: Configuration;
  readonly report: Report;
  readonly desiredAt: string | null;
  readonly reportedAt: string | null;
  readonly isAnswered: boolean;
  /** Names of the properties for which this agent refuses the whole update. */
  readonly refused: readonly string[];
}

/** `configuration` is the desired one as read, `findings` what the rules say of its values. */
export function driftOf(
  input: DriftInput,
  configuration: Configuration,
  findings: readonly Finding[],
): Drift {
  const situation = situationOf(input, configuration, findings);
  const { report, desiredAt, reportedAt } = situation;
  const names = new Set([...Object.keys(configuration.values), ...Object.keys(report.values ?? {})]);
  const judged = [...names].map((property) => propertyDrift(situation, property));
  const properties = judged.every(({ isDrift, cause }) => !isDrift || cause === 'rejected')
    ? asReset(situation, judged)
    : judged;
  const drifting = properties.filter(({ isDrift }) => isDrift);
  const causes = new Set(drifting.map(({ cause }) => cause));
  if (reportedAt === null && report.values === null) causes.add('agentAbsent');
  return {
    cause: gravity.find((cause) => causes.has(cause)) ?? 'applied',
    count: drifting.length,
    properties: [...properties],
    refused: [...situation.refused],
    desiredAt,
    reportedAt,
    lastSeen: newerOf(reportedAt, input.lastActivityTime),
  };
}

function situationOf(
  input: DriftInput,
  configuration: Configuration,
  findings: readonly Finding[],
): Situation {
  const { generation, flavour, desired, reported } = input;
  const reportedAt = reportedConfigurationAt(generation, reported);
  const wrapperAt = generation === 'classic' ? newestUpdate(desired, configurationWrapper) : null;
  const desiredAt = wrapperAt ?? newestUpdate(desired);
  const report = reportOf(generation, desired, reported);
  const hasReport = reportedAt !== null || report.values !== null;
  const isAnswered =
    hasReport && (desiredAt === null || (reportedAt !== null && compareInstants(reportedAt, desiredAt) > 0));
  return {
    input,
    configuration,
    report,
    desiredAt,
    reportedAt,
    isAnswered,
    refused:
      generation === 'micro'
        ? (report.verdict?.refused ?? [])
        : refusedNames(flavour, configuration, findings),
  };
}

function refusedNames(
  flavour: AgentFlavour,
  { shape }: Configuration,
  findings: readonly Finding[],
): readonly string[] {
  // Under a wrapper of another name agents look at nothing.
  if (shape !== 'current' && shape !== 'unreadable') return [];
  const names = refusals(flavour, findings).flatMap(({ property }) => (property === null ? [] : [property]));
  return [...new Set(names)];
}

function propertyDrift(situation: Situation, property: string): PropertyDrift {
  const { input, configuration, report } = situation;
  const { generation, flavour, desired, reported } = input;
  const value = ownValue(configuration.values, property);
  const relation = compare(generation, flavour, property, value, report);
  const cause = causeOf(situation, property, relation);
  const isKnown = knownProperty(generation, property) !== null;
  return {
    property,
    cause,
    isDrift: gravity.includes(cause) && (cause !== 'reportedOnly' || isKnown),
    desired: desiredCell(generation, configuration, desired, property),
    reported: reportedCell(generation, report, reported, property),
  };
}

function causeOf(situation: Situation, property: string, relation: Comparison): DriftCause {
  const { generation, reported } = situation.input;
  switch (relation) {
    case 'same':
      return 'applied';
    case 'defaultApplied':
    case 'notSet':
      return 'default';
    case 'notSupported':
      return 'notSupported';
    case 'reportedOnly':
      if (isLingering(situation, property)) return 'lingering';
      return situation.isAnswered || situation.desiredAt === null ? 'reportedOnly' : unanswered(situation);
    case 'differs':
      return situation.isAnswered ? 'rejected' : unanswered(situation);
    case 'notReported':
      if (generation === 'micro' && microStateOf(reported)?.state === 'failed' && situation.isAnswered) {
        return 'notConfirmed';
      }
      return unanswered(situation);
  }
}

/**
 * Left in the reported section, where the hub merges: a text that agents leave out instead of deleting it once it is no
 * longer set, or a property of another agent that ran here before.
 */
function isLingering({ input: { generation, flavour } }: Situation, property: string): boolean {
  if (generation === 'micro' || knownProperty(generation, property) === null) return false;
  return !isReadBy(generation, flavour, property) || defaultOf(generation, flavour, property) === null;
}

/** A C# agent says nothing when it refuses an update; that it was seen since tells it from one that is not there. */
function unanswered({ input, report, desiredAt, reportedAt, refused }: Situation): DriftCause {
  const { generation, flavour, connectionState, lastActivityTime, readAt } = input;
  if (reportedAt === null && report.values === null) return 'agentAbsent';
  const isSeenSince =
    desiredAt !== null && lastActivityTime !== null && compareInstants(lastActivityTime, desiredAt) > 0;
  const isSilentWhenRefusing =
    generation === 'classic' && flavour !== 'unknown' && familyOf(flavour) === 'csharp';
  if (refused.length > 0 && isSilentWhenRefusing && (isSeenSince || connectionState === 'Connected')) {
    return 'rejected';
  }
  if (desiredAt === null) return 'agentSilent';
  return Date.parse(readAt) - Date.parse(desiredAt) <= answerLimitMs ? 'pending' : 'agentSilent';
}

/**
 * An agent that answered with nothing but defaults in place of what is wanted, and had nothing to refuse, was given a
 * patch of a part of the configuration, or of another key: see `afterPatch`.
 */
function asReset(situation: Situation, properties: readonly PropertyDrift[]): readonly PropertyDrift[] {
  const { generation, flavour } = situation.input;
  const rejected = properties.filter(({ cause }) => cause === 'rejected');
  const runsDefault = ({ property, reported }: PropertyDrift): boolean => {
    const type = knownProperty(generation, property)?.type ?? 'text';
    return reported !== null && meansSame(type, reported.value, defaultOf(generation, flavour, property));
  };
  const isReset =
    generation === 'classic' &&
    situation.isAnswered &&
    situation.refused.length === 0 &&
    situation.configuration.shape === 'current' &&
    rejected.every(runsDefault);
  if (!isReset) return properties;
  return properties.map((each) => (each.cause === 'rejected' ? { ...each, cause: 'reset' } : each));
}
