/** Checks that find out why a device is not protected. */
export { allChecks } from './checks';
export type { NetworkPorts, Resolved } from './context';
export { anyArgument, readFiles } from './deviceCommands';
export { diagnosisUses } from './diagnosisUses';
export { folderTarget } from './folderTarget';
export { problemOf, resolveBySystem } from './network/resolve';
export { proxyByEnvironment } from './proxyByEnvironment';
export { type DiagnosisPorts, diagnose } from './run';
export { createDiagnostics, type DiagnosisWish, type Diagnostics, type DiagnosticsPorts } from './service';
