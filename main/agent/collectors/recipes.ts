/** Which recipes collect which event on which platform: everything the agent may ever look at. */
import type { JsonObject } from '../../../preload/contract';
import type { PeriodicSecurityEventName, TriggeredSecurityEventName } from '../../security';
import type { Platform } from '../../targets';
import type { CollectingWay } from '../ports';
import * as linux from './linux';
import * as macos from './macos';
import type { Recipe, Source } from './recipe';
import type { Sighting } from './sighting';
import * as windows from './windows';

export interface TriggeredRecipe {
  readonly way: CollectingWay;
  /** What an event is: something that is new, or something that is gone. */
  readonly tells: 'appeared' | 'vanished';
  /** Null where the machine has to be looked at another way. */
  readonly recipe: Recipe<readonly Sighting[] | null>;
}

export type CollectedEventName = PeriodicSecurityEventName | TriggeredSecurityEventName;

export interface PlatformRecipes {
  readonly snapshots: Readonly<Partial<Record<PeriodicSecurityEventName, Recipe<readonly JsonObject[]>>>>;
  /** The first that the machine has what it needs for is taken. */
  readonly triggered: Readonly<Partial<Record<TriggeredSecurityEventName, readonly TriggeredRecipe[]>>>;
}

const by = (
  way: CollectingWay,
  recipe: TriggeredRecipe['recipe'],
  tells: TriggeredRecipe['tells'] = 'appeared',
) => ({
  way,
  tells,
  recipe,
});

export const recipes: Readonly<Record<Platform, PlatformRecipes>> = {
  linux: {
    snapshots: {
      SystemInformation: linux.systemInformation,
      ListeningPorts: linux.listeningPorts,
      LocalUsers: linux.localUsers,
      FirewallConfiguration: linux.firewallRules,
      OSBaseline: linux.osBaseline,
      ConnectedHardware: linux.connectedHardware,
    },
    triggered: {
      ProcessCreate: [by('audit', linux.processesFromAudit), by('sampling', linux.processesBySampling)],
      ConnectionCreate: [
        by('audit', linux.connectionsFromAudit),
        by('sampling', linux.connectionsBySampling),
      ],
      Login: [
        by('audit', linux.loginsFromAudit),
        by('log', linux.loginsFromJournal),
        by('log', linux.loginsFromUtmp),
      ],
    },
  },
  windows: {
    snapshots: {
      SystemInformation: windows.systemInformation,
      ListeningPorts: windows.listeningPorts,
      LocalUsers: windows.localUsers,
      FirewallConfiguration: windows.firewallRules,
      ConnectedHardware: windows.connectedHardware,
    },
    triggered: {
      ProcessCreate: [by('audit', windows.processesFromLog), by('sampling', windows.processesBySampling)],
      ProcessTerminate: [
        by('audit', windows.endedProcessesFromLog),
        by('sampling', windows.endedProcessesBySampling, 'vanished'),
      ],
      ConnectionCreate: [by('sampling', windows.connectionsBySampling)],
      Login: [by('log', windows.loginsFromLog)],
    },
  },
  macos: {
    snapshots: {
      SystemInformation: macos.systemInformation,
      ListeningPorts: macos.listeningPorts,
      LocalUsers: macos.localUsers,
    },
    triggered: { ProcessCreate: [by('sampling', macos.processesBySampling)] },
  },
};

export interface EventSources {
  readonly event: CollectedEventName;
  readonly sources: readonly Source[];
}

/** Everything that collecting each event may run or read on a platform, each source once an event. */
export function sourcesOf(platform: Platform): readonly EventSources[] {
  const { snapshots, triggered } = recipes[platform];
  const ofSnapshots = Object.entries(snapshots).map(([event, { sources }]) => ({ event, sources }));
  const ofTriggered = Object.entries(triggered).map(([event, ways]) => ({
    event,
    sources: ways.flatMap(({ recipe }) => recipe.sources),
  }));
  return [...ofSnapshots, ...ofTriggered].map(({ event, sources }) => ({
    // The keys of the tables above are these names and no others.
    event: event as CollectedEventName,
    sources: [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()],
  }));
}
