/** Reads what `netstat -ano` prints on Windows. */
import { parseEndpoint } from '../endpoint';
import { systemProgram } from './programs';

export const netstatSource = systemProgram('NETSTAT.EXE', ['-ano']);

export interface NetstatLine {
  /** `tcp` or `udp`. */
  readonly protocol: string;
  readonly localAddress: string | null;
  readonly localPort: string;
  readonly remoteAddress: string | null;
  /** `*` where nothing is connected. */
  readonly remotePort: string;
  readonly processId: number;
  /** In the language of Windows; null for UDP. */
  readonly state: string | null;
}

/** Headings, in whatever language, are passed over. */
export function parseNetstat(text: string): NetstatLine[] {
  return text.split(/\r?\n/).flatMap((line): NetstatLine[] => {
    const columns = line.trim().split(/\s+/);
    const [protocol, localText, remoteText] = columns;
    const processId = columns.at(-1);
    if (protocol === undefined || localText === undefined || remoteText === undefined) return [];
    if (!/^(?:TCP|UDP)$/.test(protocol) || processId === undefined || !/^\d{1,10}$/.test(processId))
      return [];
    const local = parseEndpoint(localText);
    const remote = parseEndpoint(remoteText);
    if (local === null || remote === null) return [];
    return [
      {
        protocol: protocol.toLowerCase(),
        localAddress: local.address,
        localPort: local.port,
        remoteAddress: remote.address,
        remotePort: remote.port,
        processId: Number(processId),
        state: columns.length > 4 ? (columns[3] ?? null) : null,
      },
    ];
  });
}

/** A TCP socket listens when its foreign port is 0, because the word LISTENING is translated. */
export function isListening({ remotePort }: NetstatLine): boolean {
  return remotePort === '*';
}
