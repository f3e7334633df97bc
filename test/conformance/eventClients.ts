/** `@azure/event-hubs`, connected to the built-in events endpoint of the hub under test. */
import {
  EventHubConsumerClient,
  type EventHubConsumerClientOptions,
  type EventPosition,
  type PartitionContext,
  type ReceivedEventData,
} from '@azure/event-hubs';
import { onTestFinished } from 'vitest';
import { target } from './target';

export function eventsClient(
  options: EventHubConsumerClientOptions = {},
  connectionString = target.eventsConnectionString ?? '',
  group = '$Default',
): EventHubConsumerClient {
  const { gateway } = target;
  const client = new EventHubConsumerClient(group, connectionString, {
    ...(gateway ? { customEndpointAddress: `sb://${gateway.host}:${gateway.port}` } : {}),
    retryOptions: { maxRetries: 0, timeoutInMs: 20_000 },
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

export interface Reading {
  /** What came so far from the device, in the order of its partition. */
  readonly events: readonly ReceivedEventData[];
  readonly errors: readonly Error[];
  /** Where they stand; empty before the first. */
  partitionId(): string;
  /** Ends it before the test does: a partition takes five consumers of a group at once. */
  stop(): Promise<void>;
}

export interface ReadingOptions {
  readonly deviceId: string;
  readonly from: EventPosition;
  /** Instead of all. */
  readonly partitionId?: string;
  readonly ownerLevel?: number;
  readonly trackLastEnqueuedEventProperties?: boolean;
}

/** Events of others are of no interest: a hub under test may have other users. */
export function startReading(options: ReadingOptions, client = eventsClient()): Reading {
  const { deviceId, from, partitionId, ownerLevel, trackLastEnqueuedEventProperties } = options;
  const events: ReceivedEventData[] = [];
  const errors: Error[] = [];
  let partition = '';
  const handlers = {
    processEvents: async (batch: ReceivedEventData[], context: PartitionContext) => {
      const own = batch.filter(
        ({ systemProperties }) => systemProperties?.['iothub-connection-device-id'] === deviceId,
      );
      events.push(...own);
      if (own.length > 0) partition = context.partitionId;
    },
    processError: async (error: Error) => {
      errors.push(error);
    },
  };
  const more = {
    startPosition: from,
    maxBatchSize: 20,
    maxWaitTimeInSeconds: 1,
    ...(ownerLevel === undefined ? {} : { ownerLevel }),
    ...(trackLastEnqueuedEventProperties === undefined ? {} : { trackLastEnqueuedEventProperties }),
  };
  const subscription =
    partitionId === undefined
      ? client.subscribe(handlers, more)
      : client.subscribe(partitionId, handlers, more);
  onTestFinished(() => subscription.close());
  return { events, errors, partitionId: () => partition, stop: () => subscription.close() };
}
