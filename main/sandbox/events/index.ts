/** The built-in events endpoint: messages of devices, kept in partitions and read by consumers. */
import type { Database } from '../../store';
import type { HubClock, Schedule } from '../clock';
import type { AcceptedMessage, IdentityRef } from '../ports';
import type { Registry } from '../registry/registry';
import { createConsumers } from './consumers';
import { createEventLog, type EventLog } from './eventLog';
import { openEventTable } from './eventTable';
import { createOrigins } from './origins';
import { offsetOf } from './places';
import { EventsRefusal } from './refusal';
import type { EventsSettings } from './settings';
import type { StartPosition } from './startPosition';

export type { Consumer } from './consumers';
export type { StoredEvent } from './eventTable';
export { offsetOf } from './places';
export { EventsRefusal } from './refusal';
export { type EventsSettings, eventsSettingsSchema } from './settings';
export { readStartPosition, type StartPosition } from './startPosition';

export interface PartitionState {
  readonly firstSequence: number;
  /** -1 before the first event. */
  readonly lastSequence: number;
  readonly lastOffset: string;
  /** Null before the first event. */
  readonly lastEnqueuedTime: string | null;
  readonly isEmpty: boolean;
}

export interface Events
  extends Pick<ReturnType<typeof createConsumers>, 'join'>,
    Pick<EventLog, 'after' | 'onAppended'> {
  /** The name of the Event Hub. */
  readonly entity: string;
  readonly createdAtMs: number;
  readonly partitions: number;
  /** Keeps a message, or has it kept with the transaction that is open. */
  keep(message: AcceptedMessage): void;
  noteWrite(ref: IdentityRef): void;
  /** The group as it was made, whatever the case of `name`; null for none. */
  consumerGroup(name: string): string | null;
  state(partition: number): PartitionState;
  /** The sequence number after which a consumer begins; fails with an EventsRefusal for a place that is none. */
  startAfter(partition: number, position: StartPosition): number;
  close(): void;
}

export interface EventsPorts {
  readonly database: Database;
  readonly registry: Registry;
  readonly settings: EventsSettings;
  readonly entity: string;
  readonly clock: HubClock;
  readonly schedule: Schedule;
}

const betweenCleaningsMs = 60_000;
/** Between two pieces of one cleaning, in which the hub does everything else. */
const pauseMs = 20;

export function openEvents({ database, registry, settings, entity, clock, schedule }: EventsPorts): Events {
  const { partitions, createdAtMs } = madeWith(registry, settings.partitions, clock);
  const groups = ['$Default', ...settings.consumerGroups];
  const log = createEventLog(openEventTable(database), partitions, settings.retentionDays, clock);
  const origins = createOrigins(registry);

  let stopCleaning = (): void => {};
  const clean = (): void => {
    stopCleaning = schedule(clean, log.removeSomeOld() ? pauseMs : betweenCleaningsMs);
  };
  clean();

  const state = (partition: number): PartitionState => {
    const newest = log.newest(partition);
    const oldest = log.oldest(partition);
    const lastSequence = newest?.sequence ?? -1;
    return {
      firstSequence: oldest?.sequence ?? lastSequence + 1,
      lastSequence,
      lastOffset: newest ? String(offsetOf(lastSequence)) : '-1',
      lastEnqueuedTime: newest?.enqueuedTime ?? null,
      isEmpty: oldest === null,
    };
  };

  return {
    ...createConsumers(),
    entity,
    createdAtMs,
    partitions,
    keep: (message) => log.append(message, origins.of(message.from)),
    noteWrite: origins.forget,
    consumerGroup: (name) => groups.find((group) => group.toLowerCase() === name.toLowerCase()) ?? null,
    state,
    startAfter: (partition, position) => {
      const { firstSequence, lastSequence, lastOffset } = state(partition);
      switch (position.kind) {
        case 'earliest':
          return firstSequence - 1;
        case 'latest':
          return lastSequence;
        case 'afterTime':
          return Math.max(log.firstAfter(partition, position.timeMs), firstSequence) - 1;
        case 'after': {
          const { sequence, named } = position;
          const last = named.what === 'offset' ? lastOffset : String(lastSequence);
          // Seen in Azure/azure-sdk-for-net#9213.
          if (Number(named.value) > Number(last)) {
            throw new EventsRefusal(
              'com.microsoft:argument-error',
              `The supplied ${named.what} '${named.value}' is invalid. The last ${named.what} in the system is '${last}'`,
            );
          }
          return Math.max(sequence, firstSequence - 1);
        }
      }
    },
    after: log.after,
    onAppended: log.onAppended,
    close: () => stopCleaning(),
  };
}

const settingName = 'events';

/** How the endpoint was made when the hub was; kept for its life. */
function madeWith(
  registry: Registry,
  partitions: number,
  clock: HubClock,
): { readonly partitions: number; readonly createdAtMs: number } {
  const text = registry.setting(settingName);
  // Written here alone.
  if (text !== null) return JSON.parse(text) as { partitions: number; createdAtMs: number };
  const made = { partitions, createdAtMs: clock.now().getTime() };
  registry.keepSetting(settingName, JSON.stringify(made));
  return made;
}
