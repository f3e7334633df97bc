/** Runs the embedded hub in a process of its own and learns its address; the app then reaches it only as a hub. */
import { utilityProcess } from 'electron';
import { z } from 'zod';
import type { SandboxAddress } from '../hubs';
import type { EventLog } from '../log';
import { secretOf } from '../secrets';

const readyMessage = z.object({
  kind: z.literal('ready'),
  port: z.number().int(),
  hostName: z.string(),
  caPem: z.string(),
  connectionString: z.string(),
});

export interface SandboxProcess {
  /** Settles when the hub listens; rejects when its process ended before. */
  address(): Promise<SandboxAddress>;
  close(): void;
}

/** `entry` is the built file of the hub's process, `folder` where its registry and CA live. */
export function startSandbox(entry: string, folder: string, log: EventLog): SandboxProcess {
  const child = utilityProcess.fork(entry, ['--folder', folder], {
    serviceName: 'Siteward embedded hub',
    stdio: 'ignore',
  });
  const address = new Promise<SandboxAddress>((resolve, reject) => {
    child.on('message', (message: unknown) => {
      const ready = readyMessage.safeParse(message);
      if (!ready.success) return;
      const { port, hostName, caPem, connectionString } = ready.data;
      log.info('sandbox.ready', { port });
      resolve({ port, hostName, caPem, connectionString: secretOf(connectionString) });
    });
    child.on('exit', (code) => {
      log.warn('sandbox.exited', { code });
      reject(new Error(`The embedded hub's process ended with code ${code}.`));
    });
  });
  address.catch(() => {});
  return {
    address: () => address,
    close: () => child.postMessage({ kind: 'close' }),
  };
}
