/** `npm run hub`: the embedded hub alone, for any IoT Hub client on this machine, until it is interrupted. */
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  deviceConnectionString,
  eventsConnectionString,
  policyConnectionString,
} from '../main/sandbox/connectionStrings';
import { openControl } from '../main/sandbox/control/controlServer';
import { type EventsSettings, eventsSettingsSchema } from '../main/sandbox/events';
import type { PlantingProgress } from '../main/sandbox/fleet';
import type { Hub } from '../main/sandbox/hub';
import type { AcceptedMessage } from '../main/sandbox/ports';
import { refOf } from '../main/sandbox/registry/record';
import { openSandbox } from '../main/sandbox/sandbox';
import { mostUnitsOf, type Tier, tierNames } from '../main/sandbox/throttles';

const usage = `Usage: npm run hub -- [--folder PATH] [--port NUMBER] [--devices NUMBER [--seed NUMBER]] [--agents NUMBER] [--tier ${tierNames.join('|')} [--units NUMBER]] [--partitions NUMBER] [--retention-days NUMBER] [--consumer-group NAME …] [--deny-policies]`;
const defaultPort = 8883;
const defaultSeed = 1;

const devicesBetweenLines = 20_000;
let nextProgress = devicesBetweenLines;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string' },
    devices: { type: 'string' },
    seed: { type: 'string' },
    agents: { type: 'string' },
    tier: { type: 'string' },
    units: { type: 'string' },
    partitions: { type: 'string' },
    'retention-days': { type: 'string' },
    'consumer-group': { type: 'string', multiple: true },
    'deny-policies': { type: 'boolean', default: false },
  },
});
const devices = wholeNumber('devices', values.devices);
const seed = wholeNumber('seed', values.seed) ?? defaultSeed;
const agents = wholeNumber('agents', values.agents);
const tier = chosenTier(values.tier, wholeNumber('units', values.units) ?? 1);
const events = chosenEvents();
const folder =
  values.folder ?? join(homedir(), devices === null ? '.siteward-hub' : `.siteward-hub-${seed}-${devices}`);

const { hub, close } = await openSandbox({
  folder,
  port: wholeNumber('port', values.port) ?? defaultPort,
  onMessage: print,
  onProgress: printProgress,
  tier,
  events,
  deniesPolicies: values['deny-policies'],
  ...(devices === null ? {} : { fleet: { seed, devices } }),
  ...(agents === null ? {} : { agents }),
});
const caFile = join(folder, 'ca.pem');
await writeFile(caFile, hub.caPem);
const tokenFile = join(folder, 'control-token');
const { faults, certificateAuthorities, certificate } = hub;
const control = await openControl({ faults, certificateAuthorities, certificate, tokenFile, port: 0 });

console.log(
  `The embedded hub listens on 127.0.0.1:${hub.port} for HTTPS, MQTT and AMQP, as ${hub.hostName}.`,
);
console.log(`Registry: ${join(folder, 'registry.db')}`);
console.log(`CA file:  ${caFile}`);
if (!values['deny-policies']) {
  console.log('\nFor services, to be reached with this CA at the address above:');
  for (const { name, rights } of hub.policies) {
    console.log(`  ${policyConnectionString(hub, name)}   (${rights.join(', ')})`);
  }
}
if (!values['deny-policies']) {
  console.log('\nFor reading what devices send, with an Event Hubs client:');
  console.log(`  ${eventsConnectionString(hub, 'service')}`);
  console.log(`  custom endpoint address: sb://localhost:${hub.port}`);
}
console.log(
  `\nFor services without keys, tokens from https://localhost:${hub.port}/entra/oauth2/v2.0/token:`,
);
for (const { clientId, clientSecret, role } of hub.entra.applications) {
  console.log(`  client_id=${clientId} client_secret=${clientSecret}   (${role})`);
}
const example = exampleModule(hub);
if (example) console.log(`\nFor a security module, with the address as its gateway:\n  ${example}`);
console.log(`\nWith the token in ${tokenFile}:`);
console.log(`  faults are set at ${control.address}/faults`);
console.log(
  `  authorities of devices' certificates are registered at ${control.address}/certificateAuthorities`,
);
console.log('\nMessages as they arrive (Ctrl+C ends the hub):');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () =>
      void control
        .close()
        .then(close)
        .then(() => process.exit(0)),
  );
}

function chosenTier(text: string | undefined, units: number): Tier | null {
  if (text === undefined) return null;
  const name = tierNames.find((one) => one === text.toUpperCase());
  if (name !== undefined && units >= 1 && units <= mostUnitsOf(name)) return { name, units };
  console.error(`There is no tier ${text} with ${units} units.\n${usage}`);
  process.exit(2);
}

function chosenEvents(): EventsSettings {
  const partitions = wholeNumber('partitions', values.partitions);
  const retentionDays = wholeNumber('retention-days', values['retention-days']);
  const parsed = eventsSettingsSchema.safeParse({
    ...(partitions === null ? {} : { partitions }),
    ...(retentionDays === null ? {} : { retentionDays }),
    consumerGroups: values['consumer-group'] ?? [],
  });
  if (parsed.success) return parsed.data;
  console.error(
    `A hub has 2 to 32 partitions, keeps events for 1 to 7 days and has up to 20 groups.\n${usage}`,
  );
  process.exit(2);
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) {
    console.error(`--${name} takes a whole number.\n${usage}`);
    process.exit(2);
  }
  return Number(text);
}

/** The connection string of the first security module that has a key. */
function exampleModule({ rooms, ...rest }: Hub): string | null {
  const lookup = { kind: 'moduleId', moduleId: 'azureiotsecurity' } as const;
  for (const { record } of rooms.registry.look('modules', [lookup], null)) {
    return deviceConnectionString({ rooms, ...rest }, refOf(record));
  }
  return null;
}

function printProgress(progress: PlantingProgress): void {
  if (progress.kind === 'indexing') console.log('All devices are written; making the indexes …');
  else if (progress.devices >= nextProgress) {
    console.log(`${progress.devices} devices written`);
    nextProgress += devicesBetweenLines;
  }
}

function print({ from, enqueuedTime, systemProperties, body }: AcceptedMessage): void {
  const sender = from.moduleId === undefined ? from.deviceId : `${from.deviceId}/${from.moduleId}`;
  const mark = systemProperties.ifid === undefined ? '' : ` [${systemProperties.ifid}]`;
  console.log(`${enqueuedTime} ${sender}${mark} ${body.length} bytes`);
}
