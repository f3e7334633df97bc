/** Starts an embedded hub for the conformance suite, unless the environment names a hub to test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventsConnectionString, policyConnectionString } from '../../main/sandbox/connectionStrings';
import { openHub } from '../../main/sandbox/hub';

/** The tests run in processes of their own, which get this environment; target.ts reads it. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.SITEWARD_CONFORMANCE_HUB) {
    if (!process.env.SITEWARD_CONFORMANCE_EVENTS) {
      console.warn(
        'The events endpoint is not tested: SITEWARD_CONFORMANCE_EVENTS has no Event Hubs-compatible connection string.',
      );
    }
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'siteward-conformance-'));
  const hub = await openHub({ folder });
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, hub.caPem);
  process.env.SITEWARD_CONFORMANCE_HUB = policyConnectionString(hub, 'iothubowner');
  process.env.SITEWARD_CONFORMANCE_EVENTS = eventsConnectionString(hub, 'iothubowner');
  process.env.SITEWARD_CONFORMANCE_GATEWAY = `localhost:${hub.port}`;
  // Read by Node when a process starts: the only way to a CA for clients that take none.
  process.env.NODE_EXTRA_CA_CERTS = caFile;
  return async () => {
    await hub.close();
    await rm(folder, { recursive: true, force: true });
  };
}
