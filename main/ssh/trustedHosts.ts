/** Host keys on disk: the person's own known_hosts, read only, and one of this program that a person's yes is added to. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KnownHostLine, KnownKey } from './knownHosts';
import { knownHostsLine, parseKnownHosts } from './knownHosts';

export interface TrustedHosts {
  lines(): Promise<readonly KnownHostLine[]>;
  trust(key: KnownKey): Promise<void>;
}

export function openTrustedHosts(ownFile: string, otherFiles: readonly string[]): TrustedHosts {
  return {
    lines: async () => {
      const read = await Promise.all([ownFile, ...otherFiles].map(linesOf));
      return read.flat();
    },
    trust: async (key) => {
      await mkdir(dirname(ownFile), { recursive: true });
      await appendFile(ownFile, knownHostsLine(key), { mode: 0o600 });
    },
  };
}

/** A file that is not there knows nobody. */
async function linesOf(file: string): Promise<KnownHostLine[]> {
  try {
    return parseKnownHosts(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
