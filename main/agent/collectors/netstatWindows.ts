/** Reads what `netstat -ano` prints on Windows. */
import type { ListeningPort } from '../../security';
import { parseEndpoint } from './endpoint';

/**
 * A TCP socket listens when its foreign port is 0, because the word LISTENING is translated; UDP sockets have no state.
 * Headings, in whatever language, are passed over.
 */
export function parseNetstatWindows(text: string): ListeningPort[] {
  return text.split(/\r?\n/).flatMap((line): ListeningPort[] => {
    const columns = line.trim().split(/\s+/);
    const [protocol, localText, remoteText] = columns;
    const pid = columns.at(-1);
    if (protocol === undefined || localText === undefined || remoteText === undefined) return [];
    if (!/^(?:TCP|UDP)$/.test(protocol) || pid === undefined || !/^\d+$/.test(pid)) return [];
    const local = parseEndpoint(localText);
    const remote = parseEndpoint(remoteText);
    if (local === null || remote === null || remote.port !== '*') return [];
    return [
      {
        Protocol: protocol.toLowerCase(),
        ...(local.address === null ? {} : { LocalAddress: local.address }),
        LocalPort: local.port,
        ...(remote.address === null ? {} : { RemoteAddress: remote.address }),
        RemotePort: remote.port,
        ExtraDetails: { Pid: pid },
      },
    ];
  });
}
