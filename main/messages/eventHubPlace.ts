/**
 * Where the messages of a hub are: asked for at its own address, the hub names the Event Hub that keeps them.
 * Source: azure-sdk-for-js event-hubs samples iothubConnectionString.ts.
 */
import { z } from 'zod';
import type { MessagesStart } from '../../preload/contract';
import { type EventsAccess, trustedBy } from '../hubs';
import { type AmqpPlace, AmqpRefusal, errorOf, openAmqp } from './amqp';
import { untilSettled } from './untilSettled';

export interface EventHubPlace {
  readonly at: AmqpPlace;
  /** The Event Hub's name. */
  readonly entity: string;
}

const amqpsPort = 5671;
const httpsPort = 443;
const answerLimitMs = 20_000;

const redirect = z.object({
  condition: z.literal('amqp:link:redirect'),
  info: z.looseObject({
    hostname: z.string(),
    'network-host': z.string().optional(),
    port: z.number().int().optional(),
    address: z.string(),
  }),
});

/** Rejects with AmqpRefusal when the hub does not let the reader in. */
export async function findEventHub(
  access: EventsAccess,
  start: Pick<MessagesStart, 'transport' | 'proxy'>,
  signal: AbortSignal,
): Promise<EventHubPlace> {
  const [hubName = ''] = access.hostName.split('.');
  const { connection, lost, close } = await openAmqp(
    hubPlace(access, start),
    { username: `${access.policyName}@sas.root.${hubName}`, password: access.hubToken() },
    signal,
  );
  try {
    const address = `amqps://${access.hostName}/messages/events/$management`;
    const receiver = connection.open_receiver({ source: { address } });
    const said = await untilSettled<unknown>(signal, answerLimitMs, (resolve, reject) => {
      receiver.once('receiver_error', () => resolve(receiver.error));
      receiver.once('receiver_close', () => resolve(receiver.error));
      void lost.then(reject);
    });
    const read = redirect.safeParse(said);
    if (!read.success) throw errorOf(said);
    return placeOf(read.data.info, access, start);
  } finally {
    close();
  }
}

function hubPlace(
  { hostName, route, port }: EventsAccess,
  { transport, proxy }: Pick<MessagesStart, 'transport' | 'proxy'>,
): AmqpPlace {
  const isOverWebSocket = transport === 'amqpWebSocket';
  return {
    address: route.address,
    port: isOverWebSocket ? route.port : (port ?? amqpsPort),
    serverName: route.serverName,
    hostName,
    ca: trustedBy(route),
    webSocket: isOverWebSocket ? { path: '/$iothub/websocket', proxy } : null,
  };
}

/** A hub that keeps its messages itself is reached there as it is reached for everything. */
function placeOf(
  info: z.infer<typeof redirect>['info'],
  access: EventsAccess,
  start: Pick<MessagesStart, 'transport' | 'proxy'>,
): EventHubPlace {
  const [entity] = new URL(info.address.replace(/^amqps?:/, 'https:')).pathname.split('/').filter(Boolean);
  if (!entity) throw new AmqpRefusal('amqp:link:redirect', 'The hub named no Event Hub.');
  const webSocket =
    start.transport === 'amqpWebSocket' ? { path: '/$servicebus/websocket', proxy: start.proxy } : null;
  if (info.hostname.toLowerCase() === access.hostName.toLowerCase()) {
    return { entity, at: { ...hubPlace(access, start), webSocket } };
  }
  return {
    entity,
    at: {
      address: info['network-host'] ?? info.hostname,
      port: webSocket === null ? (info.port ?? amqpsPort) : httpsPort,
      serverName: info.hostname,
      hostName: info.hostname,
      ca: trustedBy(access.route),
      webSocket,
    },
  };
}
