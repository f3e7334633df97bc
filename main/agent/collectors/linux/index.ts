/** The recipes for Linux. */
export { connectedHardware } from './connectedHardware';
export { connectionsBySampling, connectionsFromAudit } from './connections';
export { firewallRules } from './firewall';
export { listeningPorts } from './listeningPorts';
export { localUsers } from './localUsers';
export { loginsFromAudit, loginsFromJournal, loginsFromUtmp } from './logins';
export { osBaseline } from './osBaseline';
export { processesBySampling, processesFromAudit } from './processCreation';
export { systemInformation } from './systemInformation';
