/** The recipes for macOS. */
export { listeningPorts } from './listeningPorts';
export { localUsers } from './localUsers';
export { processesBySampling } from './processes';
export { systemInformation } from './systemInformation';
