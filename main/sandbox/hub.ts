/** The embedded IoT hub, put together: registry, rules, REST, MQTT and AMQP behind one TLS port on loopback. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAmqpGateway } from './amqp';
import { createAuthority } from './authority/authority';
import { type CertificateAuthorities, openCertificateAuthorities } from './authority/certificateAuthorities';
import type { ServerCertificate } from './authority/certificates';
import { createEventsAuthority } from './authority/eventsAuthority';
import { openPolicies } from './authority/policies';
import { afterTimeout, type HubClock, systemClock } from './clock';
import {
  type CloudToDeviceSettings,
  defaultSettings,
  messageMigrations,
  openCloudToDevice,
} from './cloudToDevice';
import { openConfigurations, openTargetTable } from './configurations';
import { createDeviceSide } from './deviceSide';
import { type Entra, openEntra } from './entra';
import { type Events, type EventsSettings, eventsSettingsSchema, openEvents } from './events';
import {
  createFaults,
  type Faults,
  forgetfulSide,
  openServerCertificates,
  openStaleReading,
  refusingSends,
  refusingSide,
} from './faults';
import { createBulkOperations } from './identities/bulkOperations';
import { createIdentities } from './identities/identities';
import { type JobSettings, jobSettingsOf, openDeviceJobTable, openJobs } from './jobs';
import { createMethods } from './methods/methods';
import { createMqttGateway } from './mqtt';
import type { AcceptedMessage, DeviceSide, Policy } from './ports';
import { openPrivately, registryFile } from './privateDatabase';
import { createProvisioning } from './provisioning';
import { openContinuationTokens } from './query/continuation';
import { createTwinDocuments } from './query/documents';
import { createQueries } from './query/queries';
import { hubMigrations } from './registry/migrations';
import { openRegistry } from './registry/registry';
import { watched } from './registry/watched';
import type { HubRooms } from './rest/rooms';
import { createRestServer } from './rest/server';
import { createSessions } from './sessions';
import {
  createTraffic,
  freeTraffic,
  type Tier,
  throttledConnections,
  throttledSends,
  throttledSide,
} from './throttles';
import { listenTls } from './tlsPort';
import { createTwins } from './twins/twins';
import { createWebSockets } from './webSockets';

/** Under `.localhost`, which no resolver sends anywhere else (RFC 6761, 6.3). */
export const sandboxHostName = 'sandbox.siteward.localhost';

/** The Event Hub in which its messages are read. */
const eventsEntity = 'sandbox';

export interface Hub {
  readonly hostName: string;
  readonly port: number;
  readonly caPem: string;
  readonly policies: readonly Policy[];
  readonly entra: Entra;
  readonly rooms: HubRooms;
  readonly deviceSide: DeviceSide;
  readonly events: Events;
  readonly certificateAuthorities: CertificateAuthorities;
  readonly faults: Faults;
  /** What it shows when no fault says otherwise. */
  readonly certificate: ServerCertificate;
  close(): Promise<void>;
}

export interface HubOptions {
  /** Keeps the registry, the messages to devices and the authority; made readable by its owner alone. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly clock?: HubClock;
  readonly onMessage?: (message: AcceptedMessage) => void;
  readonly cloudToDevice?: CloudToDeviceSettings;
  /** Without them as many and as fast as the tier allows. */
  readonly jobs?: JobSettings;
  /** Of the built-in events endpoint; as a hub has them that nobody asked otherwise. */
  readonly events?: EventsSettings;
  /** Whose throttles, quota and features the hub has; without it nothing is limited. */
  readonly tier?: Tier | null;
  /** Refuses what is signed with the keys of policies, so that services need tokens; keys of devices stay good. */
  readonly deniesPolicies?: boolean;
}

/** Resolves when the hub listens. Fails when its folder cannot be written or the port is taken. */
export async function openHub({
  folder,
  port = 0,
  clock: rightClock = systemClock,
  onMessage,
  cloudToDevice = defaultSettings,
  events: eventsSettings = eventsSettingsSchema.parse({}),
  tier = null,
  deniesPolicies = false,
  jobs: jobSettings = jobSettingsOf(tier),
}: HubOptions): Promise<Hub> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const faults = createFaults(rightClock);
  const { clock } = faults;
  const database = openPrivately(registryFile(folder), hubMigrations);
  const messageDatabase = openPrivately(join(folder, 'cloudToDevice.db'), messageMigrations);
  const { registry, onWrite } = watched(openRegistry(database));
  const sessions = createSessions(registry, clock);
  const identities = createIdentities(registry, sessions, clock, tier);
  const twins = createTwins(registry, identities, sessions, clock);
  const policies = openPolicies(registry);
  const certificateAuthorities = openCertificateAuthorities(registry);
  const accepted = deniesPolicies ? [] : policies;
  const authority = createAuthority(sandboxHostName, accepted, registry, certificateAuthorities, clock);
  const events = openEvents({
    database,
    registry,
    settings: eventsSettings,
    entity: eventsEntity,
    clock,
    schedule: afterTimeout,
  });
  const deviceSide = forgetfulSide(
    createDeviceSide(registry, sessions, twins, events, clock, onMessage ?? (() => {})),
    faults,
  );
  const messages = openCloudToDevice({
    database: messageDatabase,
    registry,
    clock,
    schedule: afterTimeout,
    settings: cloudToDevice,
  });
  const methods = createMethods(identities, sessions);
  const deviceJobs = openDeviceJobTable(database);
  const tokens = openContinuationTokens(registry);
  const targets = openTargetTable(database);
  const documents = createTwinDocuments(sessions, messages, targets);
  const reading = openStaleReading(registryFile(folder), registry, faults);
  const readRegistry = { ...registry, look: reading.look, count: reading.count };
  const queries = createQueries(
    { registry: readRegistry, twinDocuments: documents, sessions, deviceJobs },
    tokens,
  );
  const jobs = openJobs({
    database,
    registry,
    twins,
    methods,
    deviceJobs,
    selectedBy: queries.selectedBy,
    tokens,
    clock,
    schedule: afterTimeout,
    settings: jobSettings,
  });
  const configurations = openConfigurations({
    database,
    registry,
    identities,
    twins,
    targets,
    documents,
    queries,
    tier,
    clock,
    schedule: afterTimeout,
  });
  onWrite(configurations.noteTwin);
  onWrite(events.noteWrite);
  const rooms: HubRooms = {
    registry,
    identities,
    bulkOperations: createBulkOperations(registry, identities, twins),
    twins,
    sessions,
    cloudToDevice: messages,
    deviceSide,
    queries,
    methods,
    jobs,
    configurations,
  };

  const traffic = tier ? createTraffic(tier, sandboxHostName, clock, afterTimeout) : freeTraffic;

  const dnsNames = [sandboxHostName, 'localhost'];
  const certificates = await openServerCertificates(folder, dnsNames, clock.now(), faults);
  const entra = openEntra(sandboxHostName, registry, clock);
  const side = tier ? throttledSide(deviceSide, traffic) : deviceSide;
  const admit = tier
    ? throttledConnections(authority.authenticateDevice, traffic)
    : authority.authenticateDevice;
  const common = { side, messages, hostName: sandboxHostName, clock, faults };
  const mqtt = createMqttGateway({ ...common, authenticate: admit });
  const amqp = createAmqpGateway({
    ...common,
    side: refusingSide(side, faults),
    send: refusingSends(throttledSends(messages, traffic), faults),
    events,
    port: () => listening.port,
    eventsAuthority: createEventsAuthority(dnsNames, accepted, clock),
    credentials: {
      authorizeService: authority.authorizeService,
      opensAllDevices: authority.opensAllDevices,
      authorizeBearer: entra.issuer.authorize,
      authenticate: authority.authenticateDevice,
      admit,
    },
  });
  const provisioning = createProvisioning({
    hostName: sandboxHostName,
    registry,
    authorities: certificateAuthorities,
    clock,
  });
  const rest = createRestServer({ rooms, authority, entra, provisioning, traffic, clock, faults });
  const protocols = { mqtt: mqtt.handle, amqp: amqp.handle };
  const webSockets = createWebSockets(protocols);
  rest.on('upgrade', webSockets.upgrade);
  const listening = await listenTls(certificates.next, port, {
    ...protocols,
    http: (socket) => rest.emit('connection', socket),
  });

  return {
    hostName: sandboxHostName,
    port: listening.port,
    caPem: certificates.right.caPem,
    policies,
    entra,
    rooms,
    deviceSide,
    events,
    certificateAuthorities,
    faults,
    certificate: certificates.right,
    close: async () => {
      jobs.close();
      configurations.close();
      sessions.closeAll('The hub is closing.');
      await Promise.all([mqtt.close(), amqp.close()]);
      await listening.close();
      events.close();
      messages.close();
      messageDatabase.close();
      reading.close();
      registry.close();
    },
  };
}
