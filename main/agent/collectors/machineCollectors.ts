/** The collectors of the machine this program runs on. */
import type { Collectors } from '../ports';
import { collectListeningPorts } from './listeningPorts';
import { collectLocalUsers } from './localUsers';
import { collectSystemInformation } from './systemInformation';

export function machineCollectors(): Collectors {
  return [
    { name: 'SystemInformation', collect: collectSystemInformation },
    { name: 'ListeningPorts', collect: collectListeningPorts },
    { name: 'LocalUsers', collect: collectLocalUsers },
  ];
}
