/** Hubs: their connection strings, saved list, rights, and the client of the open one. */
export type {
  DeviceIdentity,
  DeviceTwin,
  HubStatistics,
  MethodAnswer,
  ModuleIdentity,
  QueryRow,
} from './answers';
export { identityKeysIn, instantOf } from './answers';
export type { AgentConnection, DeviceKeys, HubClient, IdentityKeys, MethodCall, QueryPage } from './client';
export { type HubClock, systemClock } from './clock';
export { type DiagnosedHub, type HubPorts, isLoopback, openDiagnosedHub } from './diagnosedHub';
export type { EventsAccess } from './eventsAccess';
export { causeOfNetworkError, failureOfAnswer, failureOfCause, HubCallError } from './failure';
export type { ModuleAuthentication } from './moduleAuthentication';
export type { ChosenTextFile, HubServicePorts, SandboxAddress } from './ports';
export { createHubService, type HubService, sandboxHubId } from './service';
export { type HubRoute, trustedBy } from './tlsRoute';
