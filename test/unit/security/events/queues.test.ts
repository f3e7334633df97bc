import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventQueues,
  emptyQueues,
  enqueue,
  enqueueOrRefuse,
  fitQueues,
  messageText,
  periodicSecurityEvent,
  putBack,
  type Queued,
  type QueueName,
  takeMessage,
  takenEvents,
  utf8Bytes,
  type WrittenEvent,
  waiting,
  writeEvent,
} from '../../../../main/security';

const agent = { agentVersion: '0.1.0', agentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21' };
const roomy = { cacheBytes: 1_000_000, largestEventBytes: 100_000 };

function eventOf(id: string, paddingBytes = 0): WrittenEvent {
  const stamp = { id, at: new Date(0), utcOffsetMinutes: 0 };
  return writeEvent(periodicSecurityEvent('LocalUsers', [{ UserName: 'x'.repeat(paddingBytes) }], stamp));
}

const smallestBytes = eventOf('a').sizeBytes;
/** In the order of their events, because many at once are refused before any falls out. */
const reasons = ({ dropped }: Queued): string[] =>
  dropped.map(({ dropped: { event }, queue, reason }) => `${event.Id} ${queue} ${reason}`).sort();
const ids = (events: readonly WrittenEvent[]): string[] => events.map(({ event }) => event.Id);

function filled(names: Readonly<Record<QueueName, readonly string[]>>): EventQueues {
  const all = (['High', 'Low', 'Operational'] as const).flatMap((queue) =>
    names[queue].map((id) => ({ queue, id })),
  );
  return all.reduce<EventQueues>(
    (queues, { queue, id }) => enqueue(queues, queue, [eventOf(id)], roomy).queues,
    emptyQueues,
  );
}

describe('the queues', () => {
  it('drop the oldest event of a priority that has used its half of the cache', () => {
    const limits = { cacheBytes: smallestBytes * 4, largestEventBytes: 100_000 };
    let queues = enqueue(emptyQueues, 'Low', [eventOf('l')], limits).queues;
    queues = enqueue(queues, 'High', [eventOf('1')], limits).queues;
    queues = enqueue(queues, 'High', [eventOf('2')], limits).queues;
    const third = enqueue(queues, 'High', [eventOf('3')], limits);
    expect(ids(third.queues.High)).toEqual(['2', '3']);
    expect(ids(third.queues.Low)).toEqual(['l']);
    expect(third.dropped.map(({ dropped, queue, reason }) => [dropped.event.Id, queue, reason])).toEqual([
      ['1', 'High', 'cacheFull'],
    ]);
  });

  it('do not take an event that no message or no queue can hold', () => {
    const tooLong = enqueue(emptyQueues, 'High', [eventOf('1', 500)], {
      ...roomy,
      largestEventBytes: 400,
    });
    expect(tooLong).toMatchObject({ queues: emptyQueues, dropped: [{ reason: 'largerThanMessage' }] });
    const tooWide = enqueue(emptyQueues, 'High', [eventOf('1', 500)], { ...roomy, cacheBytes: 800 });
    expect(tooWide).toMatchObject({ queues: emptyQueues, dropped: [{ reason: 'cacheFull' }] });
  });

  it('shrink with a smaller cache and with smaller messages', () => {
    const queues = filled({ High: ['1', '2', '3'], Low: [], Operational: [] });
    const shrunk = fitQueues(queues, { cacheBytes: smallestBytes * 4, largestEventBytes: 100_000 });
    expect(ids(shrunk.queues.High)).toEqual(['2', '3']);
    const none = fitQueues(queues, { ...roomy, largestEventBytes: 10 });
    expect(none.queues).toEqual(emptyQueues);
    expect(none.dropped.map(({ reason }) => reason)).toEqual(Array(3).fill('largerThanMessage'));
  });

  it('get back the events of a message that did not arrive, before those collected since', () => {
    const queues = filled({ High: ['1'], Low: ['2'], Operational: ['3'] });
    const message = takeMessage(queues, 'High', agent, 100_000);
    const later = enqueue(message?.rest ?? emptyQueues, 'High', [eventOf('4')], roomy).queues;
    const restored = putBack(later, message?.taken ?? emptyQueues, roomy);
    expect(ids(restored.queues.High)).toEqual(['1', '4']);
    expect(restored.dropped).toEqual([]);
  });

  it('never hold more than their share of the cache, and lose nothing without saying so', () => {
    const queue = fc.constantFrom<QueueName>('High', 'Low', 'Operational');
    const additions = fc.array(fc.tuple(queue, fc.nat(600)), { maxLength: 40 });
    fc.assert(
      fc.property(additions, fc.nat(8000), (added, cacheBytes) => {
        const limits = { cacheBytes, largestEventBytes: 700 };
        let queues = emptyQueues;
        let dropped = 0;
        added.forEach(([name, paddingBytes], index) => {
          const next = enqueue(queues, name, [eventOf(String(index), paddingBytes)], limits);
          queues = next.queues;
          dropped += next.dropped.length;
        });
        expect(waiting(queues).eventCount + dropped).toBe(added.length);
        expect(waiting(queues).sizeBytes).toBeLessThanOrEqual(cacheBytes * 1.1);
      }),
    );
  });

  it('take many events as they take one after another', () => {
    const dropping = (queues: EventQueues, added: readonly WrittenEvent[], cacheBytes: number): Queued =>
      enqueue(queues, 'High', added, { cacheBytes, largestEventBytes: 700 });
    const refusing = (queues: EventQueues, added: readonly WrittenEvent[], cacheBytes: number): Queued =>
      enqueueOrRefuse(queues, 'High', added, cacheBytes);
    fc.assert(
      fc.property(
        fc.constantFrom(dropping, refusing),
        fc.array(fc.nat(600), { maxLength: 40 }),
        fc.array(fc.nat(600), { maxLength: 40 }),
        fc.nat(20_000),
        (take, before, paddings, cacheBytes) => {
          const eventsOf = (name: string, sizes: readonly number[]): readonly WrittenEvent[] =>
            sizes.map((paddingBytes, index) => eventOf(`${name}${index}`, paddingBytes));
          const start = take(emptyQueues, eventsOf('before', before), cacheBytes).queues;
          const added = eventsOf('added', paddings);
          let single: Queued = { queues: start, dropped: [] };
          for (const one of added) {
            const next = take(single.queues, [one], cacheBytes);
            single = { queues: next.queues, dropped: [...single.dropped, ...next.dropped] };
          }
          const together = take(start, added, cacheBytes);
          expect(together.queues).toEqual(single.queues);
          expect(reasons(together)).toEqual(reasons(single));
        },
      ),
    );
  });
});

describe('the next message', () => {
  it('has operational events first, then the urgent queue, then the other', () => {
    const queues = filled({ High: ['h1', 'h2'], Low: ['l1'], Operational: ['o1'] });
    const high = takeMessage(queues, 'High', agent, 100_000);
    const low = takeMessage(queues, 'Low', agent, 100_000);
    expect(ids(takenEvents(high?.taken ?? emptyQueues, 'High'))).toEqual(['o1', 'h1', 'h2', 'l1']);
    expect(ids(takenEvents(low?.taken ?? emptyQueues, 'Low'))).toEqual(['o1', 'l1', 'h1', 'h2']);
    expect(high?.rest).toEqual(emptyQueues);
  });

  it('is null when nothing waits or nothing fits', () => {
    expect(takeMessage(emptyQueues, 'High', agent, 100_000)).toBeNull();
    expect(takeMessage(filled({ High: ['1'], Low: [], Operational: [] }), 'High', agent, 50)).toBeNull();
  });

  it('never outgrows its limit, and leaves the rest in order', () => {
    const sizes = fc.array(fc.nat(400), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 900, max: 4000 }), (paddings, maxMessageBytes) => {
        let queues = paddings.reduce<EventQueues>(
          (filling, padding, index) =>
            enqueue(filling, 'High', [eventOf(String(index), padding)], roomy).queues,
          emptyQueues,
        );
        const sent: string[] = [];
        for (;;) {
          const message = takeMessage(queues, 'High', agent, maxMessageBytes);
          if (message === null) break;
          const events = takenEvents(message.taken, 'High');
          expect(utf8Bytes(messageText(agent, events))).toBeLessThanOrEqual(maxMessageBytes);
          sent.push(...ids(events));
          queues = message.rest;
        }
        expect(sent).toEqual(paddings.map((_, index) => String(index)));
      }),
    );
  });
});
