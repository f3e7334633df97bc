/** The local security agent: runs as a device's classic module, collects from this machine, sends to the hub. */
export { machineCollectors } from './collectors/machineCollectors';
export { type DeviceModule, moduleKeyAsDevice } from './moduleKeyAsDevice';
export type {
  AgentClock,
  Collector,
  Collectors,
  HubRoute as AgentHubRoute,
  ModuleConnection as AgentModuleConnection,
  ModuleLink,
  ModuleLinkEvents,
  ModuleTwinDocument,
  OpenModuleLink,
  SecurityTelemetry,
} from './ports';
export { type AgentService, type AgentServicePorts, createAgentService } from './service';
