/** The index of the hub that is open: opened when it is first asked for, closed when another hub is. */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FleetIndexProblem } from '../../preload/contract';
import { reveal, secretOf, type Vault } from '../secrets';
import type { FleetIndexClient } from './indexFile/indexClient';
import { openIndexClient } from './indexFile/indexClient';

const keyName = 'fleet-index';

export interface OpenIndex {
  readonly hostName: string;
  readonly client: FleetIndexClient;
  readonly problem: FleetIndexProblem | null;
}

export interface OpenIndexes {
  /** A hub whose index is being closed waits for that. */
  of(hostName: string): Promise<OpenIndex>;
  close(): Promise<void>;
}

export interface IndexPlace {
  /** Where index files are kept. */
  readonly folder: string;
  readonly workerEntry: URL;
}

export function createOpenIndexes(
  { folder, workerEntry }: IndexPlace,
  vault: Pick<Vault, 'kind' | 'keep' | 'find'>,
): OpenIndexes {
  let current: { readonly hostName: string; readonly opening: Promise<OpenIndex> } | null = null;

  async function open(hostName: string, before: Promise<OpenIndex> | undefined): Promise<OpenIndex> {
    await before?.then(({ client }) => client.close()).catch(() => {});
    // A machine without a keystore cannot keep the key, and then the list is not kept either.
    const isKept = vault.kind !== 'unavailable';
    const client = openIndexClient(
      { file: isKept ? join(folder, `${fileNameOf(hostName)}.db`) : null, key: keyOf(vault) },
      workerEntry,
    );
    return { hostName, client, problem: await client.opened() };
  }

  return {
    of: (hostName) => {
      if (current?.hostName !== hostName) {
        current = { hostName, opening: open(hostName, current?.opening) };
      }
      return current.opening;
    },
    close: async () => {
      const opening = current?.opening;
      current = null;
      await opening?.then(({ client }) => client.close()).catch(() => {});
    },
  };
}

/** Host names are no secret, but may be longer than a file name, and differ in letter case for nobody. */
function fileNameOf(hostName: string): string {
  return createHash('sha256').update(hostName.toLowerCase()).digest('hex').slice(0, 24);
}

/** 256 bits, made once and kept where the hubs' credentials are. A lost key costs a new reading of the list. */
function keyOf(vault: Pick<Vault, 'kind' | 'keep' | 'find'>): string {
  const known = vault.find(keyName);
  if (known !== null) return reveal(known);
  const key = randomBytes(32).toString('hex');
  vault.keep(keyName, secretOf(key), 'vault');
  return key;
}
