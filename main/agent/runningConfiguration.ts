/** The configuration of a running agent: taken from the twin, told to the log, reported back. */
import type { AgentEntry, JsonObject } from '../../preload/contract';
import { type ConfigurationError, configurationErrorEvent } from '../security';
import { mergePatch, sectionVersion } from '../twin';
import {
  asksForCustomChecks,
  type ConfigurationInUse,
  defaultConfiguration,
  entryErrors,
  isOperationalOn,
  reportedPatch,
  type Steering,
  shownConfiguration,
  steeringOf,
  takeDesired,
} from './configuration';
import type { PlayedAgent } from './playedAgent';
import type { AgentClock, ModuleLink, ModuleTwinDocument } from './ports';
import { newStamp } from './stamp';
import type { WaitingEvents } from './waitingEvents';

export interface RunningConfiguration {
  inUse(): ConfigurationInUse;
  steering(): Steering;
  /** The newest desired version seen; null before the first twin. */
  desiredVersion(): number | null;
  /** The twin as read after connecting. */
  read(twin: ModuleTwinDocument): void;
  /** A twin update; false when it is older than what is known. */
  update(desired: JsonObject): boolean;
  isReportDue(): boolean;
  /** Why this agent does not start on the first configuration; null when it does. */
  refusedAtStart(): string | null;
  /** Stays due when `send` rejects. */
  report(send: ModuleLink['report']): Promise<void>;
}

export function createRunningConfiguration(
  events: WaitingEvents,
  clock: AgentClock,
  onEntry: (entry: AgentEntry) => void,
  played: PlayedAgent,
  pace: number,
): RunningConfiguration {
  let inUse = defaultConfiguration(played);
  let steering = steeringOf(inUse, played, pace);
  let refusedAtStart: string | null = null;
  let desiredVersion: number | null = null;
  let reported: JsonObject = {};
  let isReportDue = false;

  function take(desired: JsonObject, version: number): void {
    const taken = takeDesired(inUse, desired, played);
    inUse = taken.inUse;
    steering = steeringOf(inUse, played, pace);
    if (desiredVersion === null && !taken.isAccepted && !played.startsOnRefused) {
      refusedAtStart = taken.errors.map(({ message }) => message).join('; ');
    }
    desiredVersion = version;
    isReportDue ||= taken.isAccepted || played.reportsAfterRefusal;
    events.setLimits(steering);
    onEntry({
      kind: 'configurationReceived',
      desiredVersion: version,
      accepted: taken.isAccepted,
      errors: entryErrors(taken.errors),
    });
    if (taken.isAccepted && asksForCustomChecks(inUse)) onEntry({ kind: 'customChecksNotRun' });
    addErrorEvent(taken.errors);
  }

  function addErrorEvent(errors: readonly ConfigurationError[]): void {
    if (errors.length === 0 || !isOperationalOn(inUse, 'ConfigurationError', played)) return;
    events.add(configurationErrorEvent(errors, newStamp(clock)), 'Operational');
  }

  return {
    inUse: () => inUse,
    steering: () => steering,
    desiredVersion: () => desiredVersion,
    read: (twin) => {
      reported = twin.reported;
      const version = sectionVersion(twin.desired);
      const isNew = version !== desiredVersion;
      if (isNew) take(twin.desired, version);
      // Somebody else may have reported meanwhile.
      else isReportDue = true;
    },
    update: (desired) => {
      const version = sectionVersion(desired);
      if (desiredVersion === null || version <= desiredVersion) return false;
      take(desired, version);
      return true;
    },
    isReportDue: () => isReportDue,
    refusedAtStart: () => refusedAtStart,
    report: async (send) => {
      const patch = reportedPatch(inUse, reported);
      const shown = shownConfiguration(inUse);
      isReportDue = false;
      try {
        await send(patch);
      } catch (error) {
        isReportDue = true;
        throw error;
      }
      reported = mergePatch(reported, patch);
      onEntry({ kind: 'configurationReported', configuration: shown });
    },
  };
}
