/** The recipes for Windows. */
export { connectedHardware } from './connectedHardware';
export { connectionsBySampling } from './connections';
export { firewallRules } from './firewall';
export { listeningPorts } from './listeningPorts';
export { localUsers } from './localUsers';
export { loginsFromLog } from './logins';
export {
  endedProcessesBySampling,
  endedProcessesFromLog,
  processesBySampling,
  processesFromLog,
} from './processes';
export { systemInformation } from './systemInformation';
