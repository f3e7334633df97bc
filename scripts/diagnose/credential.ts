/** The hub's connection string for `npm run diagnose`: from a private file or standard input, never a command line. */
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type HubConnectionString, parseConnectionString } from '../../main/hubs/connectionString';

export type ReadCredential =
  | { readonly kind: 'read'; readonly value: HubConnectionString }
  | { readonly kind: 'refused'; readonly reason: string };

/** `hub` has to be the host name in the connection string, or its first part: a mix-up of two hubs is noticed here. */
export async function readCredential(hub: string, path: string | null): Promise<ReadCredential> {
  if (path !== null && process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    return refused(`Others than its owner may read ${path}: chmod 600 ${path}`);
  }
  const written = path === null ? await fromStandardInput(hub) : await readFile(path, 'utf8');
  const parsed = parseConnectionString(written);
  if (parsed.kind === 'invalid') {
    const problems = parsed.problems.map(({ code, part }) => [code, part].filter(Boolean).join(' '));
    return refused(`This is no connection string of a hub: ${problems.join(', ')}.`);
  }
  const { hostName } = parsed.value;
  const isMeant = [hostName, hostName.split('.')[0]].some(
    (name) => name?.toLowerCase() === hub.toLowerCase(),
  );
  return isMeant
    ? { kind: 'read', value: parsed.value }
    : refused(`The connection string is for ${hostName}, not for ${hub}.`);
}

function refused(reason: string): ReadCredential {
  return { kind: 'refused', reason };
}

/** What is typed is not shown. */
async function fromStandardInput(hub: string): Promise<string> {
  if (!process.stdin.isTTY) return text(process.stdin);
  process.stderr.write(`Connection string of ${hub} (not shown): `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}
