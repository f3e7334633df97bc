/** The embedded hub's own process: under Electron a utility process, under Node any process with these arguments. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { policyConnectionString } from './connectionStrings';
import { openSandbox } from './sandbox';

/** The port of an Electron utility process; https://www.electronjs.org/docs/latest/api/process#processparentport */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}
// Electron adds it to Node's process object.
const { parentPort } = process as unknown as { parentPort?: ParentPort };

const closeMessage = z.object({ kind: z.literal('close') });

const { values } = parseArgs({ options: { folder: { type: 'string' }, port: { type: 'string' } } });
if (!values.folder) throw new Error('Say where the hub keeps its registry: --folder PATH');

const { hub, close } = await openSandbox({ folder: values.folder, port: Number(values.port ?? 0) });
parentPort?.postMessage({
  kind: 'ready',
  port: hub.port,
  hostName: hub.hostName,
  caPem: hub.caPem,
  connectionString: policyConnectionString(hub, 'iothubowner'),
});
parentPort?.on('message', ({ data }) => {
  if (closeMessage.safeParse(data).success) void close().then(() => process.exit(0));
});
