/** Events an agent sends about itself. */
import { type EventStamp, type SecurityEvent, securityEvent } from './securityEvent';

/** Azure/Azure-IoT-Security messageOperationalEventConfigurationError_v1_0.json */
export interface ConfigurationError {
  readonly configurationName: string;
  readonly errorType: 'TypeMismatch' | 'NotOptimal' | 'Conflict';
  /** The value the agent runs with. */
  readonly usedConfiguration: string;
  readonly message: string;
}

/** `errors` must hold at least one: the schema has no triggered event without payload. */
export function configurationErrorEvent(
  errors: readonly ConfigurationError[],
  stamp: EventStamp,
): SecurityEvent {
  const payload = errors.map(({ configurationName, errorType, usedConfiguration, message }) => ({
    ConfigurationName: configurationName,
    ErrorType: errorType,
    UsedConfiguration: usedConfiguration,
    Message: message,
  }));
  return securityEvent('Triggered', 'Operational', 'ConfigurationError', payload, stamp);
}

export interface QueueStatistics {
  readonly collectedEvents: number;
  readonly droppedEvents: number;
}

/** Azure/Azure-IoT-Security messageOperationalEventDroppedEvents_v1_0.json, which has these two queues only. */
export function droppedEventsStatisticsEvent(
  queues: { readonly High: QueueStatistics; readonly Low: QueueStatistics },
  stamp: EventStamp,
): SecurityEvent {
  const payload = (['High', 'Low'] as const).map((queue) => ({
    Queue: queue,
    CollectedEvents: queues[queue].collectedEvents,
    DroppedEvents: queues[queue].droppedEvents,
  }));
  return securityEvent('Periodic', 'Operational', 'DroppedEventsStatistics', payload, stamp);
}

export interface MessageStatistics {
  readonly messagesSent: number;
  /** Body below 4096 bytes, for which IoT Hub charges a whole block. */
  readonly messagesUnder4KB: number;
  readonly totalFailed: number;
}

/** Azure/Azure-IoT-Security messageOperationalEventMessageStatistics_v1_0.json */
export function messageStatisticsEvent(statistics: MessageStatistics, stamp: EventStamp): SecurityEvent {
  const payload = [
    {
      MessagesSent: statistics.messagesSent,
      MessagesUnder4KB: statistics.messagesUnder4KB,
      TotalFailed: statistics.totalFailed,
    },
  ];
  return securityEvent('Periodic', 'Operational', 'MessageStatistics', payload, stamp);
}
