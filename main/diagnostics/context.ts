/** What the checks of one run share: whom they are about, where they look, and what is read once for all of them. */
import type { DeviceIdentity, DiagnosedHub, IdentityKeys, ModuleIdentity } from '../hubs';
import { securityModuleOf } from '../security';
import type { Target } from '../targets';
import type { ModuleTwin } from '../workbench';
import { type Installed, readInstalled } from './installedAgents';

/** What a name resolves to; `problem` when it does to nothing. */
export interface Resolved {
  readonly v4: readonly string[];
  readonly v6: readonly string[];
  readonly problem: 'notFound' | 'silent' | null;
}

export interface NetworkPorts {
  readonly resolve: (hostName: string, signal: AbortSignal) => Promise<Resolved>;
  /** As a PAC script answers: `DIRECT`, or `PROXY host:port` first. */
  readonly proxyFor: (url: string) => Promise<string>;
}

export interface SecurityModule {
  readonly identity: ModuleIdentity;
  readonly kind: 'classic' | 'micro' | 'nearMiss';
}

export interface CheckContext {
  readonly deviceId: string;
  readonly hub: DiagnosedHub;
  readonly network: NetworkPorts;
  readonly now: () => Date;
  /** Rejects when the signal aborts. */
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Null when nobody said where the device's files are. */
  readonly target: Target | null;
  readonly isFolder: boolean;
  readonly device: () => Promise<DeviceIdentity>;
  readonly securityModules: () => Promise<readonly SecurityModule[]>;
  /** The one the agent runs as: among several the connected, else the classic. Null without one. */
  readonly securityModule: () => Promise<SecurityModule | null>;
  /** Of the security module; rejects without one. */
  readonly twin: () => Promise<{ readonly twin: ModuleTwin; readonly readAt: string }>;
  readonly deviceKeys: () => Promise<IdentityKeys>;
  readonly moduleKeys: () => Promise<IdentityKeys>;
  /** The agents whose files the target has; none without a target. */
  readonly installed: () => Promise<readonly Installed[]>;
}

export type ContextPorts = Pick<
  CheckContext,
  'deviceId' | 'hub' | 'network' | 'now' | 'wait' | 'target' | 'isFolder'
>;

/** Reads run with the signal of the whole run, because several checks wait for each. */
export function createContext(ports: ContextPorts, signal: AbortSignal): CheckContext {
  const { hub, deviceId, now } = ports;
  const { client } = hub;
  const securityModules = once(async () => {
    const modules = await client.readModules(deviceId, signal);
    return modules.flatMap((identity): SecurityModule[] => {
      const kind = securityModuleOf(identity.moduleId);
      return kind === null ? [] : [{ identity, kind }];
    });
  });
  const securityModule = once(async () => {
    const usable = (await securityModules()).filter(({ kind }) => kind !== 'nearMiss');
    return (
      usable.find(({ identity }) => identity.connectionState === 'Connected') ??
      usable.find(({ kind }) => kind === 'classic') ??
      usable[0] ??
      null
    );
  });
  const moduleId = async (): Promise<string> => {
    const module = await securityModule();
    if (module === null) throw new Error('The device has no security module.');
    return module.identity.moduleId;
  };
  return {
    ...ports,
    device: once(() => client.readDevice(deviceId, signal)),
    securityModules,
    securityModule,
    twin: once(async () => {
      const twin = await client.readModuleTwin(deviceId, await moduleId(), signal);
      return { twin, readAt: now().toISOString() };
    }),
    deviceKeys: once(() => client.readDeviceKeys(deviceId, signal)),
    moduleKeys: once(async () => client.readModuleKeys(deviceId, await moduleId(), signal)),
    installed: once(async () => (ports.target === null ? [] : readInstalled(ports.target, signal))),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | null = null;
  return () => {
    reading ??= read();
    return reading;
  };
}
