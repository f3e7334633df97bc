/** The configuration of a running agent: taken from the twin, told to the log, reported back. */
import type { AgentEntry, JsonObject } from '../../preload/contract';
import { type ConfigurationError, configurationErrorEvent } from '../security';
import { mergePatch, sectionVersion } from '../twin';
import {
  type ConfigurationInUse,
  defaultConfiguration,
  entryErrors,
  eventPriority,
  reportedPatch,
  type Steering,
  shownConfiguration,
  steeringOf,
  takeDesired,
} from './configuration';
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
  /** Stays due when `send` rejects. */
  report(send: ModuleLink['report']): Promise<void>;
}

export function createRunningConfiguration(
  events: WaitingEvents,
  clock: AgentClock,
  onEntry: (entry: AgentEntry) => void,
): RunningConfiguration {
  let inUse = defaultConfiguration;
  let steering = steeringOf(inUse);
  let desiredVersion: number | null = null;
  let reported: JsonObject = {};
  let isReportDue = false;

  function take(desired: JsonObject, version: number): void {
    const taken = takeDesired(inUse, desired);
    inUse = taken.inUse;
    steering = steeringOf(inUse);
    desiredVersion = version;
    isReportDue = true;
    events.setLimits(steering);
    onEntry({
      kind: 'configurationReceived',
      desiredVersion: version,
      accepted: taken.isAccepted,
      errors: entryErrors(taken.errors),
    });
    addErrorEvent(taken.errors);
  }

  function addErrorEvent(errors: readonly ConfigurationError[]): void {
    if (errors.length === 0 || eventPriority(inUse, 'ConfigurationError') === 'Off') return;
    events.add(configurationErrorEvent(errors, newStamp(clock)), 'Operational');
  }

  return {
    inUse: () => inUse,
    steering: () => steering,
    desiredVersion: () => desiredVersion,
    read: (twin) => {
      reported = twin.reported;
      const version = sectionVersion(twin.desired);
      if (version !== desiredVersion) take(twin.desired, version);
      isReportDue = true;
    },
    update: (desired) => {
      const version = sectionVersion(desired);
      if (desiredVersion === null || version <= desiredVersion) return false;
      take(desired, version);
      return true;
    },
    isReportDue: () => isReportDue,
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
