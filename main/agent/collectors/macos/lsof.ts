/** Reads what `lsof -nP -iTCP -sTCP:LISTEN -iUDP -F pPn` prints on macOS: one field a line, its letter first. */
import type { ListeningPort } from '../../../security';
import { parseEndpoint } from '../endpoint';

/** UDP sockets that are connected (`a->b`) or not bound (`*:*`) do not wait for others and are passed over. */
export function parseLsof(text: string): ListeningPort[] {
  const ports: ListeningPort[] = [];
  let pid = '';
  let protocol = '';
  for (const line of text.split(/\r?\n/)) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = value;
    else if (line.startsWith('P')) protocol = value.toLowerCase();
    else if (line.startsWith('n')) {
      const local = parseEndpoint(value);
      if (local === null || local.port === '*' || protocol === '') continue;
      ports.push({
        Protocol: protocol,
        ...(local.address === null ? {} : { LocalAddress: local.address }),
        LocalPort: local.port,
        RemotePort: '*',
        ExtraDetails: { Pid: pid },
      });
    }
  }
  return ports;
}
