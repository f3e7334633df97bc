/** A module link in memory: what the agent says can be read, what the hub does can be told. */
import type { ModuleLink, ModuleLinkEvents, OpenModuleLink, SecurityTelemetry } from '../../../main/agent';
import { mergePatch } from '../../../main/twin';
import type { JsonObject } from '../../../preload/contract';

export interface MemoryHub {
  readonly openLink: OpenModuleLink;
  readonly sent: SecurityTelemetry[];
  readonly reports: JsonObject[];
  desired: JsonObject;
  reported: JsonObject;
  /** How often a connection was asked for. */
  attempts: number;
  closed: number;
  /** Thrown on connecting, as long as it is set. */
  refusal: unknown;
  /** Thrown on sending, as long as it is set. */
  sendFailure: unknown;
  /** Messages are never acknowledged, connections never closed. */
  isMute: boolean;
  /** Ends the connection from the hub's side. */
  drop(error: unknown): void;
  /** Notifies the agent of what a back end wrote. */
  patchDesired(patch: JsonObject): void;
}

export function createMemoryHub(desired: JsonObject = { $version: 1 }): MemoryHub {
  let events: ModuleLinkEvents | null = null;
  const never = (): Promise<void> => new Promise(() => undefined);
  const link: ModuleLink = {
    readTwin: async () => ({ desired: hub.desired, reported: hub.reported }),
    report: async (patch) => {
      hub.reports.push(patch);
      hub.reported = mergePatch(hub.reported, patch);
    },
    send: async (telemetry) => {
      if (hub.isMute) return never();
      if (hub.sendFailure !== null) throw hub.sendFailure;
      hub.sent.push(telemetry);
    },
    close: async () => {
      hub.closed += 1;
      if (hub.isMute) return never();
    },
  };
  const hub: MemoryHub = {
    openLink: async (_connection, linkEvents) => {
      hub.attempts += 1;
      if (hub.refusal !== null) throw hub.refusal;
      events = linkEvents;
      return link;
    },
    sent: [],
    reports: [],
    desired,
    reported: { $version: 1 },
    attempts: 0,
    closed: 0,
    refusal: null,
    sendFailure: null,
    isMute: false,
    drop: (error) => {
      events?.onLost(error);
      events = null;
    },
    patchDesired: (patch) => {
      const version = Number(hub.desired.$version) + 1;
      hub.desired = { ...mergePatch(hub.desired, patch), $version: version };
      events?.onDesired({ ...patch, $version: version });
    },
  };
  return hub;
}
