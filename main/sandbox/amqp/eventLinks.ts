/** Links on which consumers read a partition of the events endpoint. Source: @azure/event-hubs partitionReceiver.js. */
import type { Sender } from 'rhea';
import { z } from 'zod';
import type { HubClock } from '../clock';
import { type Events, EventsRefusal, readStartPosition, type StartPosition } from '../events';
import { pathOf } from './addresses';
import { createBursts } from './bursts';
import { endOfPartition, eventMessage } from './eventMessage';
import { givesToClient, type LinkKind, whenEnded } from './linkKind';

const filterKey = 'apache.org:selector-filter:string';
/** Described by a number or by the name itself; rhea keeps the description around the text. */
const filters = z.looseObject({
  [filterKey]: z.union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)]),
});
const longBytes = 8;
const ownerLevels = z.union([
  z
    .number()
    .int()
    .transform((level) => BigInt(level)),
  // What rhea makes of a long that is no safe number.
  z
    .instanceof(Buffer)
    .refine((bytes) => bytes.length === longBytes)
    .transform((bytes) => bytes.readBigInt64BE()),
]);
const properties = z.looseObject({
  'com.microsoft:epoch': ownerLevels.nullish(),
  'com.microsoft:receiver-name': z.string().max(200).nullish(),
});
const tracksEnd = 'com.microsoft:enable-receiver-runtime-metric';

interface PartitionAddress {
  readonly entity: string;
  readonly group: string;
  readonly partition: string;
}

/** `hub/ConsumerGroups/$Default/Partitions/0`, with or without a host before it; null for what is none. */
function readAddress(address: string): PartitionAddress | null {
  const [entity = '', groups, group = '', partitions, partition = '', ...more] = pathOf(address);
  const isOne =
    groups?.toLowerCase() === 'consumergroups' &&
    partitions?.toLowerCase() === 'partitions' &&
    more.length === 0;
  return isOne ? { entity, group, partition } : null;
}

export function eventLinks(events: Events, clock: HubClock): LinkKind {
  return givesToClient(
    (address) => readAddress(address) !== null,
    (link, address, peer) => {
      const close = ({ condition, message }: EventsRefusal): void =>
        link.close({ condition, description: message });
      try {
        const stopWatching = peer.authorizeEvents(pathOf(address), close);
        whenEnded(link, peer, stopWatching);
        const { group, partition } = placeAt(address, events);
        let after = events.startAfter(partition, startOf(link));
        const { name, ownerLevel } = consumerOf(link);
        const leave = events.join(`${group}/${partition}`, { name, ownerLevel, displace: close });
        const isTracking = [link.desired_capabilities ?? []].flat().includes(tracksEnd);
        const bursts = createBursts(link, peer, (most) => {
          const read = events.after(partition, after, most);
          after = read.at(-1)?.sequence ?? after;
          const end = isTracking ? endOfPartition(events.state(partition), clock.now().getTime()) : null;
          return read.map((event) =>
            end ? { ...eventMessage(event), delivery_annotations: end } : eventMessage(event),
          );
        });
        const stopListening = events.onAppended(partition, bursts.pump);
        whenEnded(link, peer, () => {
          stopListening();
          bursts.end();
          leave();
        });
      } catch (error) {
        if (!(error instanceof EventsRefusal)) throw error;
        close(error);
      }
    },
  );
}

function placeAt(address: string, events: Events): { readonly group: string; readonly partition: number } {
  const { entity = '', group: groupName = '', partition = '' } = readAddress(address) ?? {};
  const group = events.consumerGroup(groupName);
  if (entity.toLowerCase() !== events.entity.toLowerCase() || group === null) {
    throw new EventsRefusal(
      'amqp:not-found',
      `The messaging entity '${entity}/ConsumerGroups/${groupName}' could not be found.`,
    );
  }
  if (!/^\d{1,3}$/.test(partition) || Number(partition) >= events.partitions) {
    throw new EventsRefusal(
      'com.microsoft:argument-out-of-range',
      `The specified partition is invalid for an EventHub partition sender or receiver. It should be between 0 and ` +
        `${events.partitions - 1}.`,
    );
  }
  return { group, partition: Number(partition) };
}

/** Without a filter a consumer begins with the oldest event. */
function startOf(link: Sender): StartPosition {
  const filter: unknown = link.source?.filter;
  if (filter === undefined || filter === null) return { kind: 'earliest' };
  const parsed = filters.safeParse(filter);
  if (!parsed.success) {
    throw new EventsRefusal(
      'com.microsoft:argument-error',
      `A receiver's filter is ${filterKey} with a text.`,
    );
  }
  return readStartPosition(String(parsed.data[filterKey]));
}

function consumerOf(link: Sender): { readonly name: string; readonly ownerLevel: bigint | null } {
  const parsed = properties.safeParse(link.properties ?? {});
  if (!parsed.success) {
    throw new EventsRefusal(
      'com.microsoft:argument-error',
      'An epoch is a long, a name of a receiver a text.',
    );
  }
  const { 'com.microsoft:epoch': ownerLevel, 'com.microsoft:receiver-name': name } = parsed.data;
  return { name: name ?? 'nil', ownerLevel: ownerLevel ?? null };
}
