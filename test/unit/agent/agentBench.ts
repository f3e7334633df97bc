/** An agent on a hub in memory, with a clock that stands still. */
import { type AgentService, type Collectors, createAgentService } from '../../../main/agent';
import type { EventLog } from '../../../main/log';
import { secretOf } from '../../../main/secrets';
import { configurationWrapper } from '../../../main/security';
import type { AgentEntry, AgentStart, JsonObject, JsonValue } from '../../../preload/contract';
import { createManualClock, type ManualClock, settled } from './manualClock';
import { createMemoryHub, type MemoryHub } from './memoryHub';

export const moduleKey = 'c2l0ZXdhcmQgdGVzdCBrZXksIG5vdCBhIHJlYWwgb25lIQ==';

/** How an agent starts that nobody told otherwise. */
export const usualStart = {
  transport: 'mqtt',
  signIn: { kind: 'moduleKey' },
  proxy: null,
  target: 'thisMachine',
  plays: 'documented',
  pace: 1,
} as const satisfies Omit<AgentStart, 'deviceId'>;

export interface Bench {
  readonly agent: AgentService;
  readonly hub: MemoryHub;
  readonly clock: ManualClock;
  /** Everything the program's log got, as text. */
  readonly logged: string[];
  /** What the agent logged so far. */
  entries(): Promise<AgentEntry[]>;
  entriesOf<K extends AgentEntry['kind']>(kind: K): Promise<Extract<AgentEntry, { kind: K }>[]>;
  /** The events of all messages sent, in order. */
  sentEvents(): { Name: string; Payload: JsonObject[] }[];
}

const sampleSnapshots: Collectors['snapshots'] = [
  { name: 'SystemInformation', collect: async () => [{ HostName: 'pump-07' }] },
  { name: 'ListeningPorts', collect: async () => [{ Protocol: 'tcp', LocalPort: '22' }] },
  {
    name: 'LocalUsers',
    collect: async () => [{ UserName: 'root', UserId: '0', GroupNames: 'root', GroupIds: '0' }],
  },
];
export const sampleCollectors: Collectors = { snapshots: sampleSnapshots, triggered: [] };

export function snapshotsOnly(snapshots: Collectors['snapshots']): Collectors {
  return { snapshots, triggered: [] };
}

/** Desired section with these values in the wrapper. */
export function desiredOf(values: Readonly<Record<string, JsonValue>>, version = 1): JsonObject {
  const members = Object.entries(values).map(([name, value]) => [name, { value }]);
  return { [configurationWrapper]: Object.fromEntries(members), $version: version };
}

export function createBench(
  options: {
    readonly desired?: JsonObject;
    readonly collectors?: Collectors;
    readonly clock?: ManualClock;
    readonly find?: Parameters<typeof createAgentService>[0]['moduleConnection'];
  } = {},
): Bench {
  const hub = createMemoryHub(options.desired);
  const clock = options.clock ?? createManualClock();
  const logged: string[] = [];
  const note = (event: string, data: object): void => {
    logged.push(`${event} ${JSON.stringify(data)}`);
  };
  const log: EventLog = { info: note, warn: note, error: note };
  const agent = createAgentService({
    moduleConnection: options.find ?? connectionOf(moduleKey),
    collectorsFor: () => options.collectors ?? sampleCollectors,
    log,
    version: '0.1.0',
    clock,
    openLink: hub.openLink,
  });
  const entries = async (): Promise<AgentEntry[]> => {
    await settled();
    const watching = agent.watch();
    const first = await watching.next();
    await watching.return();
    return first.done ? [] : first.value.entries.map(({ entry }) => entry);
  };
  return {
    agent,
    hub,
    clock,
    logged,
    entries,
    entriesOf: async (kind) => {
      type Wanted = Extract<AgentEntry, { kind: typeof kind }>;
      return (await entries()).filter((entry): entry is Wanted => entry.kind === kind);
    },
    sentEvents: () => hub.sent.flatMap(({ body }) => JSON.parse(body).Events),
  };
}

export function connectionOf(key: string): Parameters<typeof createAgentService>[0]['moduleConnection'] {
  return async ({ deviceId, transport, proxy }) => ({
    hostName: 'hub.azure-devices.net',
    gatewayHostName: 'localhost',
    port: 8883,
    caPem: null,
    deviceId,
    moduleId: 'azureiotsecurity',
    key: secretOf(key),
    transport,
    proxy,
  });
}
