/** The composition root: ports in, services out, start and stop. Runs in Electron and in plain Node alike. */
import {
  type AgentService,
  agentIdOf,
  type ClipboardKeys,
  collectingUses,
  collectorsOn,
  createAgentService,
  createClipboardKeys,
  createDeviceCertificates,
  type DeviceCertificates,
} from './agent';
import { agentTargetOf } from './agentTargets';
import { type Baselines, createBaselines } from './baselines';
import { type CoverageService, createCoverage } from './coverage';
import { createDeviceService, type DeviceService } from './devices';
import { keepingTwins } from './diagnosedTwins';
import { createDiagnostics, type Diagnostics, diagnosisUses, type NetworkPorts } from './diagnostics';
import { createFleetService, type FleetService, type FleetServicePorts, notingChanges } from './fleet';
import { createHistory, type HistoryService } from './history';
import {
  type ChosenTextFile,
  createHubService,
  type HubService,
  type HubServicePorts,
  sandboxHubId,
  systemClock,
} from './hubs';
import { createHygiene, type HygieneService } from './hygiene';
import { createLabelService, type LabelReader, type LabelService, type LabelServicePorts } from './labels';
import type { EventLog } from './log';
import { createMenuCommands, type MenuCommands } from './menuCommands';
import { createMessages, type MessagesService } from './messages';
import { moduleConnection } from './moduleConnection';
import { createModuleLifeCycle, type ModuleLifeCycle } from './moduleLifeCycle';
import { createMomentKeeper, openDrafts, openModuleCopies, openMoments } from './outbox';
import { createQueryConsole, type QueryConsole } from './queryConsole';
import { createReports, type ReportPorts, type Reports } from './reports';
import { createScreenExports, type ScreenExports } from './screenExports';
import { type ClipboardPort, createClipboardKeeper, openVault, type SecretBox } from './secrets';
import { createSettings, type KeptValues, type Settings } from './settings';
import { createSshService, type SshService, type SshServicePorts } from './ssh';
import type { Store } from './store';
import type { Target } from './targets';
import { createDeviceTwinBench, createWorkbench, type DeviceTwinBench, type Workbench } from './workbench';

/** What a file is saved for. */
export type PathPurpose =
  | 'privateKey'
  | 'baseline'
  | 'diagnosis'
  | 'export'
  | 'messages'
  | 'report'
  | 'supportBundle';
export type TextPurpose =
  | 'connectionString'
  | 'caCertificate'
  | 'baseline'
  | 'sshKey'
  | 'deviceCertificate'
  | 'deviceKey';

export interface ServicePorts {
  readonly program: { readonly version: string; readonly electronVersion: string; readonly platform: string };
  readonly systemLocale: string;
  readonly kept: KeptValues;
  readonly secretBox: SecretBox;
  readonly clipboard: ClipboardPort;
  /** Null when the person chose nothing. */
  readonly chooseTextFile: (purpose: TextPurpose) => Promise<ChosenTextFile | null>;
  /** Null when the person chose nothing. The dialog has asked when the name is taken. */
  readonly choosePathToSave: (purpose: PathPurpose, suggestedName: string) => Promise<string | null>;
  /** Of files collected from a device; null when the person chose nothing. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Of messages; null when the person chose nothing. */
  readonly chooseRecording: () => Promise<string | null>;
  readonly chooseReport: ReportPorts['chooseReport'];
  readonly printPdf: ReportPorts['printPdf'];
  /** The newest lines of the program's log. */
  readonly readLog: () => Promise<string>;
  readonly network: NetworkPorts;
  readonly sandbox: HubServicePorts['sandbox'];
  readonly store: Store;
  readonly fleetIndex: FleetServicePorts['index'];
  readonly power: FleetServicePorts['power'];
  readonly thisMachine: Target;
  readonly ssh: Pick<SshServicePorts, 'knownHosts' | 'agentSocket'>;
  readonly labelReader: LabelReader;
  readonly chooseImageFile: LabelServicePorts['chooseImageFile'];
  readonly log: EventLog;
}

export interface Services {
  readonly program: ServicePorts['program'] & { readonly vault: SecretBox['kind'] };
  readonly settings: Settings;
  readonly menuCommands: MenuCommands;
  readonly hubs: HubService;
  readonly fleet: FleetService;
  readonly coverage: CoverageService;
  readonly hygiene: HygieneService;
  readonly screenExports: ScreenExports;
  readonly devices: DeviceService;
  readonly workbench: Workbench;
  readonly deviceTwins: DeviceTwinBench;
  readonly moduleLifeCycle: ModuleLifeCycle;
  readonly baselines: Baselines;
  readonly history: HistoryService;
  readonly queryConsole: QueryConsole;
  readonly agent: AgentService;
  readonly deviceCertificates: DeviceCertificates;
  readonly clipboardKeys: ClipboardKeys;
  readonly diagnostics: Diagnostics;
  readonly ssh: SshService;
  readonly messages: MessagesService;
  readonly reports: Reports;
  /** Stops the agent, leaves the device, empties the clipboard of keys, closes the hub and the store. */
  readonly labels: LabelService;
  stop(): Promise<void>;
}

export function createServices(ports: ServicePorts): Services {
  const { kept, secretBox, log, store } = ports;
  const clock = systemClock;
  const settings = createSettings(kept, ports.systemLocale);
  const vault = openVault(secretBox, kept);
  const hubs = createHubService({
    kept,
    vault,
    clipboard: ports.clipboard,
    chooseTextFile: ports.chooseTextFile,
    sandbox: ports.sandbox,
    log,
    clock,
  });
  const openHub = () => hubs.openHub();
  /** The open hub for those who change it: the fleet's list learns of it at once. */
  const changingHub = () => {
    const hub = openHub();
    return notingChanges(hub, (change) => {
      fleet.noteChange(hub.hostName, change).catch((error: unknown) => {
        log.error('fleet.changeNotKept', { message: String(error) });
      });
    });
  };
  const clipboardKeeper = createClipboardKeeper(ports.clipboard, (error) => {
    log.error('clipboard.notCleared', { message: String(error) });
  });
  const moments = openMoments(store);
  const keeper = createMomentKeeper(moments, log, clock.now);
  const drafts = openDrafts(store);
  const workbench = createWorkbench({ hub: changingHub, drafts, clock, keeper });
  const deviceTwins = createDeviceTwinBench({ hub: changingHub, drafts, clock, keeper });
  const baselines = createBaselines({
    store,
    chooseTextFile: ports.chooseTextFile,
    choosePathToSave: ports.choosePathToSave,
    now: clock.now,
  });
  const deviceCertificates = createDeviceCertificates({ chooseFile: ports.chooseTextFile, now: clock.now });
  const clipboardKeys = createClipboardKeys(ports.clipboard);
  const held = { certificates: deviceCertificates, keys: clipboardKeys };
  const agent = createAgentService({
    moduleConnection: (start, signal, hostName) => moduleConnection(openHub(), held, start, signal, hostName),
    collectorsFor: (start) => {
      const hubId = hubs.openHubId();
      const overSsh = (deviceId: string) => ssh.target(deviceId, hubId);
      return collectorsOn(agentTargetOf({ thisMachine: ports.thisMachine, overSsh }, start), start.plays);
    },
    log,
    version: ports.program.version,
  });
  const ssh = createSshService({
    kept,
    clipboard: ports.clipboard,
    chooseKeyFile: () => ports.chooseTextFile('sshKey'),
    hubName: () => openHub().hostName,
    hubId: hubs.openHubId,
    uses: [...diagnosisUses(), ...collectingUses()],
    ...ports.ssh,
    now: clock.now,
    log,
  });
  const diagnostics = createDiagnostics({
    openHub: async () => keepingTwins(await hubs.openDiagnosed(), keeper, clock.now),
    hostName: () => openHub().hostName,
    network: ports.network,
    chooseFolder: ports.chooseFolder,
    choosePathToSave: (name) => ports.choosePathToSave('diagnosis', name),
    sshTarget: (deviceId) => ssh.target(deviceId),
    clock,
    log,
  });
  const messages = createMessages({
    access: hubs.eventsAccess,
    ownAgentId: agentIdOf,
    choosePathToSave: (name) => ports.choosePathToSave('messages', name),
    chooseRecording: ports.chooseRecording,
    clock,
    version: ports.program.version,
    log,
  });
  const fleet = createFleetService({
    openHub,
    openHubId: hubs.openHubId,
    isSandbox: () => hubs.openHubId() === sandboxHubId,
    store,
    kept,
    vault,
    index: ports.fleetIndex,
    power: ports.power,
    clock,
    noteDefect: (error) => log.error('fleet.readingBroken', { message: String(error) }),
  });
  const coverage = createCoverage({
    hostName: () => openHub().hostName,
    fleet,
    store,
    log,
    now: clock.now,
  });
  const labels = createLabelService({
    reader: ports.labelReader,
    fleet,
    chooseImageFile: ports.chooseImageFile,
  });
  const hygiene = createHygiene({ openHub, fleet, now: clock.now });
  return {
    program: { ...ports.program, vault: secretBox.kind },
    settings,
    menuCommands: createMenuCommands(),
    hubs,
    fleet,
    coverage,
    hygiene,
    screenExports: createScreenExports({
      hostName: () => openHub().hostName,
      fleet,
      hygiene,
      coverage,
      language: () => settings.read().language,
      choosePathToSave: ports.choosePathToSave,
      now: clock.now,
    }),
    devices: createDeviceService({
      openHub,
      clipboardKeeper,
      keeper,
      noteOpened: (deviceId) => {
        fleet.noteOpened(deviceId).catch((error: unknown) => {
          log.error('fleet.openedNotKept', { message: String(error) });
        });
      },
      now: clock.now,
    }),
    workbench,
    deviceTwins,
    baselines,
    moduleLifeCycle: createModuleLifeCycle({
      hub: changingHub,
      vault,
      copies: openModuleCopies(store),
      moments,
      choosePathToSave: ports.choosePathToSave,
      now: clock.now,
    }),
    history: createHistory({
      hub: openHub,
      moments,
      keeper,
      drafts,
      workbench,
      deviceTwins,
      baselines,
      now: clock.now,
    }),
    queryConsole: createQueryConsole({
      openHub,
      store,
      clock,
      language: () => settings.read().language,
      indexedPaths: async () => (await fleet.paths()).map(({ path }) => path),
      choosePathToSave: ports.choosePathToSave,
    }),
    agent,
    deviceCertificates,
    clipboardKeys,
    diagnostics,
    ssh,
    reports: createReports({
      hub: openHub,
      diagnostics,
      moments,
      keeper,
      program: ports.program,
      bundle: {
        program: () => ({ ...ports.program, vault: secretBox.kind }),
        hubs: hubs.list,
        settings: settings.read,
        agent,
        readLog: ports.readLog,
      },
      vault,
      kept,
      timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
      choosePathToSave: ports.choosePathToSave,
      chooseReport: ports.chooseReport,
      printPdf: ports.printPdf,
      noteDefect: (error) => log.error('report.pdfNotMade', { message: String(error) }),
      now: clock.now,
    }),
    labels,
    messages,
    stop: async () => {
      await messages.close();
      await coverage.close();
      await fleet.close();
      await diagnostics.close();
      await agent.close();
      deviceCertificates.clear();
      clipboardKeys.clear();
      ssh.close();
      await labels.close();
      await clipboardKeeper.close();
      await hubs.close();
      await store.close();
    },
  };
}
