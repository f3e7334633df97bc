/** The ports this machine listens on, for the event ListeningPorts. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ListeningPort } from '../../security';
import { parseLsof } from './lsof';
import { parseNetstatWindows } from './netstatWindows';
import { parseProcNet } from './procNet';
import { run } from './run';
import { windowsFolder } from './windowsFolder';

export function collectListeningPorts(signal: AbortSignal): Promise<ListeningPort[]> {
  switch (process.platform) {
    case 'linux':
      return linuxPorts();
    case 'win32':
      return run(path.join(windowsFolder(), 'System32', 'NETSTAT.EXE'), ['-ano'], signal).then(
        parseNetstatWindows,
      );
    case 'darwin':
      return run('/usr/sbin/lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-iUDP', '-F', 'pPn'], signal).then(
        parseLsof,
      );
    default:
      return Promise.reject(new Error(`Listening ports are not collected on ${process.platform}.`));
  }
}

/** A machine without IPv6 has no tables of it. */
async function linuxPorts(): Promise<ListeningPort[]> {
  const tables = await Promise.all(
    (['tcp', 'tcp6', 'udp', 'udp6'] as const).map(async (table) => {
      const text = await readFile(`/proc/net/${table}`, 'utf8').catch((error: unknown) => {
        if (table.endsWith('6')) return '';
        throw error;
      });
      return parseProcNet(table, text);
    }),
  );
  return tables.flat();
}
