/** Security messages of the classic agents: their events, and how events wait and travel. Pure. */
export {
  type AggregatedEventName,
  type AggregationWindow,
  aggregatedEventNames,
  aggregatedPayload,
  aggregationIdentity,
} from './aggregation';
export { acceptedErrors, refusalErrors } from './configurationErrors';
export {
  type ConfigurationError,
  configurationErrorEvent,
  droppedEventsStatisticsEvent,
  type MessageStatistics,
  messageStatisticsEvent,
  type QueueStatistics,
} from './operationalEvents';
export type {
  BaselineResult,
  ConnectedHardware,
  ConnectionCreation,
  Diagnostic,
  ExtraDetails,
  FirewallRule,
  ListeningPort,
  LocalUser,
  Login,
  ProcessCreation,
  ProcessTermination,
  SystemInformation,
} from './payloads';
export {
  type Dropped,
  type EventQueues,
  emptyQueues,
  enqueue,
  fitQueues,
  inFront,
  putBack,
  type Queued,
  type QueueLimits,
  type QueueName,
  waiting,
} from './queues';
export { enqueueOrRefuse } from './refusingQueues';
export {
  diagnosticEvent,
  type EventName,
  type EventStamp,
  localTimestamp,
  type OperationalEventName,
  type PeriodicSecurityEventName,
  periodicSecurityEvent,
  type SecurityEvent,
  type TriggeredSecurityEventName,
  triggeredSecurityEvent,
} from './securityEvent';
export {
  type AgentIdentity,
  envelopeBytes,
  messageText,
  type SecurityMessage,
  utf8Bytes,
  type WrittenEvent,
  writeEvent,
} from './securityMessage';
export { type TakenMessage, takeMessage, takenEvents } from './takeMessage';
