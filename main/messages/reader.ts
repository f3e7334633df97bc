/** Reads a hub's messages without end: every partition, connected again after every loss, nothing left out and nothing twice. */
import type { MessagesStart } from '../../preload/contract';
import type { EventsAccess, HubClock } from '../hubs';
import { openEventHub, type ReadFrom } from './eventHub';
import { findEventHub } from './eventHubPlace';
import { failureOf, type ReaderFailure } from './failure';
import { type TakenMessage, takeMessageOf } from './takenMessage';

export interface ReaderPorts {
  /** Asked for at each connection, for the key may have been renewed. */
  access(): Promise<EventsAccess>;
  readonly clock: HubClock;
  onConnected(partitions: number): void;
  /** The next try is made after this time. */
  onLost(failure: ReaderFailure, waitMs: number): void;
  onMessage(message: TakenMessage): void;
}

interface Place {
  readonly from: ReadFrom;
  readonly lastSequence: number;
}

const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** A connection that lasted this long was a good one. */
const goodLifeMs = 30_000;

/** Resolves with the reason for giving up; rejects with the signal's reason when it aborts. */
export async function readMessages(
  start: MessagesStart,
  ports: ReaderPorts,
  signal: AbortSignal,
): Promise<ReaderFailure> {
  const { clock } = ports;
  const startedMs = clock.now().getTime();
  const places = new Map<string, Place>();
  let wasConnected = false;
  let failures = 0;
  for (;;) {
    let connectedMs: number | null = null;
    const error = await readOnce(start, startedMs, places, ports, signal, () => {
      wasConnected = true;
      connectedMs = clock.now().getTime();
    });
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (isFinal(failure) || (!wasConnected && failure.reason !== 'unreachable')) return failure;
    if (connectedMs !== null && clock.now().getTime() - connectedMs >= goodLifeMs) failures = 0;
    failures += 1;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
    ports.onLost(failure, waitMs);
    await clock.wait(waitMs, signal);
  }
}

/** Resolves with what ended it. */
async function readOnce(
  start: MessagesStart,
  startedMs: number,
  places: Map<string, Place>,
  ports: ReaderPorts,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<unknown> {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  let close = (): void => {};
  try {
    const access = await ports.access();
    const place = await findEventHub(access, start, either);
    const hub = await openEventHub(place, access, either);
    close = hub.close;
    signal.addEventListener('abort', close, { once: true });
    signal.throwIfAborted();
    const ids = await hub.partitionIds();
    for (const id of ids) {
      if (!places.has(id)) places.set(id, { from: await beginning(id), lastSequence: -1 });
    }
    await Promise.all(ids.map((id) => hub.read(id, start.consumerGroup, fromOf(id), takerOf(id))));
    onConnected();
    ports.onConnected(ids.length);
    return await Promise.race([hub.lost, aborted(either)]);

    function beginning(id: string): Promise<ReadFrom> | ReadFrom {
      if (start.minutesBack === 0) return hub.endOf(id);
      return { kind: 'time', timeMs: startedMs - start.minutesBack * 60_000 };
    }
  } catch (error) {
    return error;
  } finally {
    ending.abort();
    signal.removeEventListener('abort', close);
    close();
  }

  function fromOf(id: string): ReadFrom {
    return places.get(id)?.from ?? { kind: 'offset', offset: '-1' };
  }

  function takerOf(id: string) {
    return (message: Parameters<typeof takeMessageOf>[1]): void => {
      const taken = takeMessageOf(id, message);
      const last = places.get(id)?.lastSequence ?? -1;
      if (taken === null || taken.sequenceNumber <= last) return;
      places.set(id, {
        from: { kind: 'offset', offset: taken.offset },
        lastSequence: taken.sequenceNumber,
      });
      ports.onMessage(taken);
    };
  }
}

function aborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    else signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}

/** A group that is none is refused only after its link was opened; others may be let in again. */
function isFinal({ reason }: ReaderFailure): boolean {
  return reason === 'unexpected' || reason === 'noConsumerGroup';
}
