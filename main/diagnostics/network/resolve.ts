/** What a name resolves to, as the system's programs see it. */
import { lookup } from 'node:dns/promises';
import type { Resolved } from '../context';

/** Asks as every program of this machine does: hosts file, DNS, mDNS. Never rejects. */
export async function resolveBySystem(hostName: string): Promise<Resolved> {
  try {
    const addresses = await lookup(hostName, { all: true });
    const of = (family: number): string[] =>
      addresses.filter((each) => each.family === family).map(({ address }) => address);
    return { v4: of(4), v6: of(6), problem: null };
  } catch (error) {
    return { v4: [], v6: [], problem: problemOf(error) };
  }
}

/** A resolver that answers "no such name", or none that answers. */
export function problemOf(error: unknown): 'notFound' | 'silent' {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return code === 'ENOTFOUND' || code === 'ENODATA' ? 'notFound' : 'silent';
}
