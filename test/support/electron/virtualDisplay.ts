/** A display for windows nobody needs to see. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface VirtualDisplay {
  /** What `DISPLAY` has to say. */
  readonly name: string;
  close(): void;
}

/**
 * Starts an Xvfb on a free display number, which it chooses itself. It also ends by itself once its last window is
 * gone, so one display serves one app, and none is left over when a test run is killed.
 */
export async function openVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-terminate'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const failure = once(server, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with code ${code} before it had a display.`);
  });
  // Node types the extra pipes as readable or writable; an outgoing one is always readable.
  const numbers = server.stdio[3] as Readable;
  const [line] = await Promise.race([once(numbers, 'data'), failure]);
  failure.catch(() => {});
  return { name: `:${String(line).trim()}`, close: () => server.kill() };
}
