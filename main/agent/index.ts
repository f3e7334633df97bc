/** The local security agent: runs as a device's classic module, collects from this machine, sends to the hub. */
export { agentIdOf } from './agentId';
export { type ClipboardKeys, createClipboardKeys } from './clipboardKeys';
export { type CollectedEventName, type EventSources, sourcesOf } from './collectors/recipes';
export { collectorsOn } from './collectors/targetCollectors';
export { collectingUses } from './collectors/targetUses';
export type { DeviceCredential } from './deviceCall';
export {
  type CertificateAndKey,
  createDeviceCertificates,
  type DeviceCertificates,
} from './deviceCertificates';
export { findRegistration } from './findRegistration';
export { type DeviceModule, moduleKeyAsDevice } from './moduleKeyAsDevice';
export type {
  AgentClock,
  Collectors,
  HubRoute as AgentHubRoute,
  ModuleConnection as AgentModuleConnection,
  ModuleLink,
  ModuleLinkEvents,
  ModuleTwinDocument,
  OpenModuleLink,
  SecurityTelemetry,
  SnapshotCollector,
  TriggeredCollector,
} from './ports';
export { type AgentService, type AgentServicePorts, createAgentService } from './service';
