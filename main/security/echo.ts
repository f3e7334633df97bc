/** Whether the agent has answered a saved configuration, and how. */
import type { JsonObject, JsonValue } from '../../preload/contract';
import { ownValue, sectionVersion } from '../twin';
import { readConfiguration, reportedValues } from './configuration';
import { detectFlavour } from './flavour';
import { meansSame } from './meaning';
import { invalidFieldNames, microStateOf } from './microState';
import { isReadBy, knownProperty } from './properties';
import { reportedConfigurationAt } from './reportedAt';
import { securityModuleIds } from './securityModule';
import { compareInstants, newestUpdate } from './updateTimes';
import { configurationWrapper } from './wrappers';

export interface EchoInput {
  readonly moduleId: string;
  /** The whole sections as read from the hub, with their metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** The desired `$version` the save gave. */
  readonly desiredVersion: number;
}

export interface NotTaken {
  readonly property: string;
  readonly desired: JsonValue;
  /** What the agent runs instead; null when it does not say. */
  readonly reported: JsonValue;
}

export interface EchoVerdict {
  readonly outcome: 'waiting' | 'applied' | 'rejected';
  /** For `rejected`: what the agent did not take. */
  readonly properties: readonly NotTaken[];
  /** When the agent last reported its configuration. */
  readonly reportedAt: string | null;
}

/**
 * Only the hub's own times count. The C agent reports its old configuration again after an invalid update; the C# agent
 * then reports nothing, which stays `waiting`. The micro agent gives its verdict in `latest_state`.
 */
export function judgeEcho({ moduleId, desired, reported, desiredVersion }: EchoInput): EchoVerdict {
  const isMicro = moduleId === securityModuleIds.micro;
  const reportedAt = reportedConfigurationAt(isMicro ? 'micro' : 'classic', reported);
  const desiredAt = isMicro
    ? newestUpdate(desired)
    : (newestUpdate(desired, configurationWrapper) ?? newestUpdate(desired));
  const waiting = { outcome: 'waiting', properties: [], reportedAt } as const;
  if (sectionVersion(desired) < desiredVersion || desiredAt === null || reportedAt === null) return waiting;
  const laterBy = compareInstants(reportedAt, desiredAt);
  if (laterBy < 0) return waiting;
  const verdict = isMicro
    ? judgeMicro(desired, reported, reportedAt)
    : judgeClassic(desired, reported, reportedAt);
  // At the same instant a differing report is more likely one from just before the change.
  return laterBy === 0 && verdict.outcome === 'rejected' ? waiting : verdict;
}

function judgeClassic(desired: JsonObject, reported: JsonObject, reportedAt: string): EchoVerdict {
  const flavour = detectFlavour('classic', reported);
  const said = reportedValues(reported) ?? {};
  const { values } = readConfiguration('classic', desired);
  const properties = Object.entries(values).flatMap(([property, value]): NotTaken[] => {
    const runs = ownValue(said, property);
    const isJudged = flavour === 'unknown' ? runs !== undefined : isReadBy('classic', flavour, property);
    const type = knownProperty('classic', property)?.type ?? 'text';
    if (!isJudged || (runs !== undefined && meansSame(type, value, runs))) return [];
    return [{ property, desired: value, reported: runs ?? null }];
  });
  return { outcome: properties.length === 0 ? 'applied' : 'rejected', properties, reportedAt };
}

function judgeMicro(desired: JsonObject, reported: JsonObject, reportedAt: string): EchoVerdict {
  const { state, invalidFields } = microStateOf(reported) ?? { state: null, invalidFields: null };
  if (state === 'success') return { outcome: 'applied', properties: [], reportedAt };
  if (state !== 'failed') return { outcome: 'waiting', properties: [], reportedAt };
  const properties = invalidFieldNames(invalidFields).map((property) => ({
    property,
    desired: ownValue(desired, property) ?? null,
    reported: null,
  }));
  return { outcome: 'rejected', properties, reportedAt };
}
