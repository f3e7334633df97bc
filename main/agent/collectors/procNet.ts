/** Reads the tables of sockets in /proc/net (Linux kernel, Documentation/networking/proc_net_tcp.rst). */
import { endianness } from 'node:os';
import type { ListeningPort } from '../../security';

export type ProcNetTable = 'tcp' | 'tcp6' | 'udp' | 'udp6';

/** TCP_LISTEN and, for UDP, TCP_CLOSE: the state of a socket that is bound and not connected. */
const listeningStates: Readonly<Record<ProcNetTable, string>> = {
  tcp: '0A',
  tcp6: '0A',
  udp: '07',
  udp6: '07',
};

/** Lines that are not sockets waiting for others are passed over, as is the heading. */
export function parseProcNet(
  table: ProcNetTable,
  text: string,
  isLittleEndian: boolean = endianness() === 'LE',
): ListeningPort[] {
  return text.split('\n').flatMap((line): ListeningPort[] => {
    const match = /^\s*\d+:\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]+):([0-9A-F]{4})\s+([0-9A-F]{2})\s/i.exec(
      line,
    );
    if (match === null || match[5]?.toUpperCase() !== listeningStates[table]) return [];
    const localAddress = addressOf(match[1] ?? '', isLittleEndian);
    const remoteAddress = addressOf(match[3] ?? '', isLittleEndian);
    if (localAddress === null || remoteAddress === null) return [];
    const localPort = Number.parseInt(match[2] ?? '', 16);
    const remotePort = Number.parseInt(match[4] ?? '', 16);
    return [
      {
        Protocol: table,
        LocalAddress: localAddress,
        LocalPort: String(localPort),
        RemoteAddress: remoteAddress,
        RemotePort: remotePort === 0 ? '*' : String(remotePort),
      },
    ];
  });
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

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
export function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (groups[start + length] === '0') length += 1;
    if (length > best.length) best = { start, length };
  }
  if (best.start < 0) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
