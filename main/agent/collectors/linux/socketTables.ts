/** The tables of sockets that every Linux kernel has, and what `ss` adds: whose they are. */
import { isIP } from 'node:net';
import { command, file } from '../recipe';
import { type ProcNetTable, parseProcNet, type Socket } from './procNet';

/** A machine without IPv6 has no tables of it. */
export const tablesNeeded = { tcp: file('/proc/net/tcp'), udp: file('/proc/net/udp') };
export const tablesUsed = {
  tcp6: file('/proc/net/tcp6'),
  udp6: file('/proc/net/udp6'),
  raw: file('/proc/net/raw'),
  raw6: file('/proc/net/raw6'),
  /** Tells the byte order in which addresses are printed. */
  machine: command('uname', ['-m']),
};

type Tables = Readonly<Partial<Record<ProcNetTable | 'machine', string | null>>>;

const bigEndianMachine = /^(?:ppc|ppc64|s390x?|sparc(?:64)?|m68k|armv\d+b|mips(?:64)?)\s*$/;

export function socketsOf(tables: Tables): Socket[] {
  const isLittleEndian = !bigEndianMachine.test(tables.machine ?? '');
  return (['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'] as const).flatMap((table) =>
    parseProcNet(table, tables[table] ?? '', isLittleEndian),
  );
}

/** Names the processes of other users to root only. */
export const listeningOwnersSource = command('ss', ['-H', '-l', '-n', '-t', '-u', '-w', '-p'], {
  asRoot: true,
});
export const connectionOwnersSource = command('ss', ['-H', '-n', '-t', '-p', 'state', 'established'], {
  asRoot: true,
});

/** One line of `ss -H -n -p`. */
export interface SsLine {
  /** Null where only one kind was asked for. */
  readonly protocol: string | null;
  readonly localAddress: string;
  readonly localPort: string;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly processId: number | null;
}

export function parseSs(text: string): SsLine[] {
  return text.split('\n').flatMap((line): SsLine[] => {
    const words = line.trim().split(/\s+/);
    const [local, remote] = words.flatMap((word) => {
      const endpoint = ssEndpoint(word);
      return endpoint === null ? [] : [endpoint];
    });
    if (local === undefined || remote === undefined) return [];
    const processId = /\bpid=(\d+)/.exec(line)?.[1];
    return [
      {
        protocol: /^(?:tcp|udp|raw)$/.test(words[0] ?? '') ? (words[0] ?? null) : null,
        localAddress: local.address,
        localPort: local.port,
        remoteAddress: remote.address,
        remotePort: remote.port,
        processId: processId === undefined ? null : Number(processId),
      },
    ];
  });
}

/** `192.0.2.10:22`, `[::1]:22`, `*:22`, `0.0.0.0%eth0:68`; any address is `*`. */
function ssEndpoint(word: string): { address: string; port: string } | null {
  const match = /^(?:\[(.*)\](?:%\S+)?|([^%\s]*)(?:%\S+)?):(\d+|\*)$/.exec(word);
  const address = match?.[1] ?? match?.[2];
  const port = match?.[3];
  if (address === undefined || port === undefined) return null;
  const plain = address.replace(/%.*$/, '');
  return plain === '*' || isIP(plain) !== 0 ? { address: plain, port } : null;
}
