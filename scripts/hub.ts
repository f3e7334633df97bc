/** `npm run hub`: the embedded hub alone, for any IoT Hub client on this machine, until it is interrupted. */
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deviceConnectionString, policyConnectionString } from '../main/sandbox/connectionStrings';
import type { AcceptedMessage } from '../main/sandbox/ports';
import { openSandbox } from '../main/sandbox/sandbox';

const defaultPort = 8883;
const { values } = parseArgs({ options: { folder: { type: 'string' }, port: { type: 'string' } } });
const folder = values.folder ?? join(homedir(), '.siteward-hub');

const { hub, close } = await openSandbox({
  folder,
  port: Number(values.port ?? defaultPort),
  onMessage: print,
});
const caFile = join(folder, 'ca.pem');
await writeFile(caFile, hub.caPem);

console.log(`The embedded hub listens on 127.0.0.1:${hub.port} for REST and MQTT, as ${hub.hostName}.`);
console.log(`Registry: ${join(folder, 'registry.db')}`);
console.log(`CA file:  ${caFile}`);
console.log('\nFor services, to be reached with this CA at the address above:');
for (const { name, rights } of hub.policies) {
  console.log(`  ${policyConnectionString(hub, name)}   (${rights.join(', ')})`);
}
console.log('\nFor a security module, with the address as its gateway:');
console.log(
  `  ${deviceConnectionString(hub, { deviceId: 'bilbao-gateway-001', moduleId: 'azureiotsecurity' })}`,
);
console.log('\nMessages as they arrive (Ctrl+C ends the hub):');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)));
}

function print({ from, enqueuedTime, systemProperties, body }: AcceptedMessage): void {
  const sender = from.moduleId === undefined ? from.deviceId : `${from.deviceId}/${from.moduleId}`;
  const mark = systemProperties.ifid === undefined ? '' : ` [${systemProperties.ifid}]`;
  console.log(`${enqueuedTime} ${sender}${mark} ${body.length} bytes`);
}
