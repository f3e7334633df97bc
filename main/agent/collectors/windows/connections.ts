/** Connections that were made on Windows, by looking again and again. */
import type { ConnectionCreation } from '../../../security';
import { recipe } from '../recipe';
import type { Sighting } from '../sighting';
import { isListening, type NetstatLine, netstatSource, parseNetstat } from './netstat';
import { parseProcesses, processesSource } from './processTable';

export const connectionsBySampling = recipe({
  needs: { netstat: netstatSource },
  uses: { processes: processesSource },
  read: ({ netstat }, { processes }) => connectionSightings(netstat, processes),
});

/** What no process has any more is on its way to its end. */
export function connectionSightings(netstat: string, processes: string | null): Sighting[] {
  const lines = parseNetstat(netstat).filter(({ protocol }) => protocol === 'tcp');
  const listening = new Set(lines.filter(isListening).map(({ localPort }) => localPort));
  const known = new Map(
    (processes === null ? [] : parseProcesses(processes)).map((each) => [each.processId, each]),
  );
  return lines.flatMap((line): Sighting[] => {
    if (isListening(line) || line.processId === 0 || line.remoteAddress === null) return [];
    const process = known.get(line.processId);
    const payload: ConnectionCreation = {
      Executable: process?.executable ?? 'unknown',
      ProcessId: line.processId,
      ...(process === undefined ? {} : { CommandLine: process.commandLine }),
      ...(line.localAddress === null ? {} : { LocalAddress: line.localAddress }),
      LocalPort: line.localPort,
      RemoteAddress: line.remoteAddress,
      RemotePort: line.remotePort,
      Protocol: 'tcp',
      Direction: listening.has(line.localPort) ? 'In' : 'Out',
    };
    return [{ key: keyOf(line), ageS: 0, at: null, payload }];
  });
}

function keyOf({ localAddress, localPort, remoteAddress, remotePort }: NetstatLine): string {
  return `${localAddress} ${localPort} ${remoteAddress} ${remotePort}`;
}
