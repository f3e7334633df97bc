/**
 * Who reads which partition for which consumer group: several without an owner level, or the one with the highest.
 * What is said, and with which condition: seen in Azure/azure-event-hubs-go#181, azure-event-hubs-dotnet#317 and
 * azure-sdk-for-js#25940.
 */
import { EventsRefusal } from './refusal';

export interface Consumer {
  /** As the client calls itself. */
  readonly name: string;
  /** Null without one. */
  readonly ownerLevel: bigint | null;
  /** Somebody with a right to it has taken the partition. */
  displace(refusal: EventsRefusal): void;
}

export interface Consumers {
  /** Fails with an EventsRefusal when others have more right; otherwise returns what takes the consumer away. */
  join(place: string, consumer: Consumer): () => void;
}

/** Source: MicrosoftDocs/azure-docs event-hubs-quotas.md. */
const mostWithoutLevel = 5;

export function createConsumers(): Consumers {
  const places = new Map<string, Set<Consumer>>();
  return {
    join: (place, consumer) => {
      const present = places.get(place) ?? new Set<Consumer>();
      const { name, ownerLevel } = consumer;
      const owner = [...present].find((other) => other.ownerLevel !== null);
      if (ownerLevel === null) refuseWithoutLevel(present.size, owner);
      else {
        refuseLower(ownerLevel, owner);
        for (const other of present) {
          present.delete(other);
          other.displace(
            new EventsRefusal(
              'amqp:link:stolen',
              `New receiver '${name}' with higher epoch of '${ownerLevel}' is created hence current receiver ` +
                `'${other.name}' with epoch '${other.ownerLevel ?? -1}' is getting disconnected. If you are ` +
                'recreating the receiver, make sure a higher epoch is used.',
            ),
          );
        }
      }
      present.add(consumer);
      places.set(place, present);
      return () => {
        present.delete(consumer);
        if (present.size === 0 && places.get(place) === present) places.delete(place);
      };
    },
  };
}

function refuseWithoutLevel(present: number, owner: Consumer | undefined): void {
  if (owner) {
    throw new EventsRefusal(
      'amqp:link:stolen',
      `At least one receiver for the endpoint is created with epoch of '${owner.ownerLevel}', and so non-epoch ` +
        'receiver is not allowed. Either reconnect with a higher epoch, or make sure all epoch receivers are closed ' +
        'or disconnected.',
    );
  }
  if (present >= mostWithoutLevel) {
    throw new EventsRefusal(
      'amqp:resource-limit-exceeded',
      `Exceeded the maximum number of allowed receivers per partition in a consumer group which is ${mostWithoutLevel}.`,
    );
  }
}

function refuseLower(ownerLevel: bigint, owner: Consumer | undefined): void {
  if (!owner || owner.ownerLevel === null || owner.ownerLevel <= ownerLevel) return;
  throw new EventsRefusal(
    'amqp:link:stolen',
    `A receiver with a higher epoch '${owner.ownerLevel}' already exists. A new receiver with epoch ${ownerLevel} ` +
      'cannot be created. Make sure you are creating receiver with increasing epoch value to ensure connectivity, or ' +
      'ensure all old epoch receivers are closed or disconnected.',
  );
}
