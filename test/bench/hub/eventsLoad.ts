/** A consumer of the events endpoint with as little work as it can have: every partition, from now on. */
import { once } from 'node:events';
import rhea, { type Connection } from 'rhea';
import { serveJobs } from '../../support/processes/children';
import type { HubAddress } from '../../support/processes/hubAddress';
import { sasToken } from '../../support/sasToken';
import { percentile } from '../percentile';
import { sentAtMs } from './timedBody';

export type EventsJob =
  | { readonly kind: 'open'; readonly target: HubAddress }
  /** Counts what comes for `forMs`, after `afterMs`. */
  | { readonly kind: 'rate'; readonly afterMs: number; readonly forMs: number }
  /** How old the messages are that come within `forMs`. */
  | { readonly kind: 'latency'; readonly forMs: number };

export interface EventsFigures {
  readonly perS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const partitions = 4;
const credit = 1000;

let received = 0;
let ages: number[] | null = null;

async function perform(job: EventsJob): Promise<EventsFigures> {
  switch (job.kind) {
    case 'open':
      await read(await connected(job.target));
      return { perS: 0, p50Ms: 0, p99Ms: 0 };
    case 'rate': {
      await passed(job.afterMs);
      const [before, begunMs] = [received, performance.now()];
      await passed(job.forMs);
      const perS = ((received - before) / (performance.now() - begunMs)) * 1000;
      return { perS, p50Ms: 0, p99Ms: 0 };
    }
    case 'latency': {
      const measured: number[] = [];
      ages = measured;
      await passed(job.forMs);
      ages = null;
      return { perS: 0, p50Ms: percentile(measured, 50), p99Ms: percentile(measured, 99) };
    }
  }
}

async function connected({ hostName, port, caPem, policyName, policyKey }: HubAddress): Promise<Connection> {
  const connection = rhea.create_container().connect({
    transport: 'tls',
    host: 'localhost',
    servername: hostName,
    port,
    ca: caPem,
    username: 'anonymous',
    reconnect: false,
  });
  const answers = connection.open_receiver('$cbs');
  const sender = connection.open_sender('$cbs');
  await once(sender, 'sendable');
  const answered = once(answers, 'message');
  const key = Buffer.from(policyKey, 'utf8').toString('base64');
  sender.send({
    message_id: '1',
    application_properties: {
      operation: 'put-token',
      type: 'servicebus.windows.net:sastoken',
      name: 'events',
    },
    body: sasToken({ resource: `sb://${hostName}/sandbox`, key, policyName }),
  });
  await answered;
  return connection;
}

async function read(connection: Connection): Promise<void> {
  for (let partition = 0; partition < partitions; partition += 1) {
    const address = `sandbox/ConsumerGroups/$Default/Partitions/${partition}`;
    const filter = {
      'apache.org:selector-filter:string': rhea.types.wrap_described(
        "amqp.annotation.x-opt-offset > '@latest'",
        0x468c00000004,
      ),
    };
    // The declaration of a source's filter knows no described values.
    const source = { address, filter } as never;
    const receiver = connection.open_receiver({ source, credit_window: credit });
    receiver.on('message', ({ message }) => {
      received += 1;
      if (ages && message)
        ages.push(performance.timeOrigin + performance.now() - sentAtMs(message.body.content));
    });
    await once(receiver, 'receiver_open');
  }
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

serveJobs({ kind: 'ready' }, perform);
