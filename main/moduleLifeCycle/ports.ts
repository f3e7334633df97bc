/** What the life of modules needs from outside. */
import type { HubClient } from '../hubs';
import type { ModuleCopies, Moments } from '../outbox';
import type { Vault } from '../secrets';

export type LifeCycleHub = Pick<
  HubClient,
  | 'hostName'
  | 'readModules'
  | 'readModuleWithKeys'
  | 'createModule'
  | 'changeModuleAuthentication'
  | 'deleteModule'
  | 'readModuleTwin'
  | 'patchTwin'
>;

export interface LifeCyclePorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => LifeCycleHub;
  readonly vault: Vault;
  readonly copies: ModuleCopies;
  readonly moments: Moments;
  /** Null when the person chose nothing. The dialog has asked when the name is taken. */
  readonly choosePathToSave: (purpose: 'privateKey', suggestedName: string) => Promise<string | null>;
  readonly now: () => Date;
}

/** A module of one hub, whatever hub is opened meanwhile. */
export interface ModulePlace {
  readonly hub: LifeCycleHub;
  readonly deviceId: string;
  readonly moduleId: string;
}
