/** Reads the tables of sockets in /proc/net (Linux kernel, Documentation/networking/proc_net_tcp.rst). */
import { ipv6Text } from '../ipv6Text';

export type ProcNetTable = 'tcp' | 'tcp6' | 'udp' | 'udp6' | 'raw' | 'raw6';

/** Raw sockets have a protocol number where others have a port. */
export interface Socket {
  readonly table: ProcNetTable;
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Two hexadecimal digits; include/net/tcp_states.h. */
  readonly state: string;
  readonly userId: string;
}

const establishedState = '01';
/** TCP_LISTEN and, for the others, TCP_CLOSE: the state of a socket that is bound and not connected. */
const listenState = '0A';
const unconnectedState = '07';

/** The heading, and lines that are no sockets, are passed over. */
export function parseProcNet(table: ProcNetTable, text: string, isLittleEndian = true): Socket[] {
  return text.split('\n').flatMap((line): Socket[] => {
    const match =
      /^\s*\d+:\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]{2})\s(?:\s*\S+:\S+){2}\s+\S+\s+(\d+)\s/i.exec(
        line,
      );
    if (match === null) return [];
    const [, local = '', localPort = '', remote = '', remotePort = '', state = '', userId = ''] = match;
    const localAddress = addressOf(local, isLittleEndian);
    const remoteAddress = addressOf(remote, isLittleEndian);
    if (localAddress === null || remoteAddress === null) return [];
    return [
      {
        table,
        localAddress,
        localPort: Number.parseInt(localPort, 16),
        remoteAddress,
        remotePort: Number.parseInt(remotePort, 16),
        state: state.toUpperCase(),
        userId,
      },
    ];
  });
}

export function isListening({ table, state }: Socket): boolean {
  return state === (table.startsWith('tcp') ? listenState : unconnectedState);
}

export function isEstablished({ table, state }: Socket): boolean {
  return table.startsWith('tcp') && state === establishedState;
}

/** Addresses are printed as 32-bit words in the byte order of the machine. Null for any other length. */
function addressOf(hex: string, isLittleEndian: boolean): string | null {
  if (hex.length !== 8 && hex.length !== 32) return null;
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => {
    const inOrder = (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
    return isLittleEndian ? inOrder.reverse() : inOrder;
  });
  return bytes.length === 4 ? bytes.join('.') : ipv6Text(bytes);
}
