/** The ports a Windows machine listens on, and the process behind each. */
import type { ListeningPort } from '../../../security';
import { recipe } from '../recipe';
import { isListening, netstatSource, parseNetstat } from './netstat';

export const listeningPorts = recipe({
  needs: { netstat: netstatSource },
  uses: {},
  read: ({ netstat }) => listeningPortsOf(netstat),
});

export function listeningPortsOf(netstat: string): ListeningPort[] {
  return parseNetstat(netstat)
    .filter(isListening)
    .map(({ protocol, localAddress, localPort, remoteAddress, remotePort, processId }) => ({
      Protocol: protocol,
      ...(localAddress === null ? {} : { LocalAddress: localAddress }),
      LocalPort: localPort,
      ...(remoteAddress === null ? {} : { RemoteAddress: remoteAddress }),
      RemotePort: remotePort,
      ExtraDetails: { Pid: String(processId) },
    }));
}
