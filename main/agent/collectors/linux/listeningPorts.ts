/** The ports a Linux machine listens on, and as far as it tells, the process behind each. */
import type { ListeningPort } from '../../../security';
import { recipe } from '../recipe';
import { isListening } from './procNet';
import { listeningOwnersSource, parseSs, socketsOf, tablesNeeded, tablesUsed } from './socketTables';

export const listeningPorts = recipe({
  needs: tablesNeeded,
  uses: { ...tablesUsed, owners: listeningOwnersSource },
  read: (needed, { owners, ...used }) => listeningPortsOf({ ...needed, ...used }, owners ?? ''),
});

export function listeningPortsOf(tables: Parameters<typeof socketsOf>[0], owners: string): ListeningPort[] {
  const processOf = ownersByPort(owners);
  return socketsOf(tables)
    .filter(isListening)
    .map((socket): ListeningPort => {
      const kind = socket.table.replace('6', '');
      const processId = processOf.get(`${kind} ${socket.localPort}`);
      return {
        Protocol: socket.table,
        LocalAddress: socket.localAddress,
        LocalPort: String(socket.localPort),
        RemoteAddress: socket.remoteAddress,
        RemotePort: socket.remotePort === 0 ? '*' : String(socket.remotePort),
        ...(processId === undefined ? {} : { ExtraDetails: { Pid: String(processId) } }),
      };
    });
}

/** By kind and port. Two processes on one port of several addresses are rare, and then neither is named. */
function ownersByPort(text: string): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  const shared = new Set<string>();
  for (const { protocol, localPort, processId } of parseSs(text)) {
    if (processId === null) continue;
    const key = `${protocol} ${localPort}`;
    const known = owners.get(key);
    if (known !== undefined && known !== processId) shared.add(key);
    owners.set(key, processId);
  }
  for (const key of shared) owners.delete(key);
  return owners;
}
