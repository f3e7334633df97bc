/** One security module twin judged: its rules and its drift, in one go. */
import type {
  AgentFlavour,
  ConnectionState,
  Drift,
  Finding,
  Generation,
  JsonObject,
} from '../../preload/contract';
import { type Configuration, readConfiguration } from './configuration';
import { driftOf } from './drift';
import { findingsFor } from './findings';
import { detectFlavour } from './flavour';
import { twinFindings } from './twinFindings';

export interface TwinToJudge {
  readonly moduleId: string;
  readonly generation: Generation;
  /** The whole sections, with their metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  readonly connectionState: ConnectionState;
  readonly lastActivityTime: string | null;
  readonly readAt: string;
}

export interface Judgement {
  readonly flavour: AgentFlavour;
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
  readonly twinFindings: readonly Finding[];
  readonly drift: Drift;
}

/** As the hub holds it; never throws, whatever that is. */
export function judgeTwin(twin: TwinToJudge): Judgement {
  const { moduleId, generation, desired, reported } = twin;
  const flavour = detectFlavour(generation, reported);
  const configuration = readConfiguration(generation, desired);
  const findings = findingsFor(generation, configuration.values, flavour);
  return {
    flavour,
    configuration,
    findings,
    twinFindings: twinFindings(moduleId, generation, desired, configuration),
    drift: driftOf({ ...twin, flavour }, configuration, findings),
  };
}
