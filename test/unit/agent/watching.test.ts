import { describe, expect, it } from 'vitest';
import { createEntryRing } from '../../../main/agent/entryRing';
import { createChanges } from '../../../main/agent/watchBatches';
import type { AgentEntry } from '../../../preload/contract';
import { createBench } from './agentBench';
import { createManualClock, settled } from './manualClock';

const entry: AgentEntry = { kind: 'messageAcknowledged', messageId: 'm', tookMs: 1 };

async function watchedRing() {
  const bench = createBench();
  const status = await bench.agent.stop();
  const clock = createManualClock();
  const ring = createEntryRing(2000);
  const changes = createChanges(ring, () => status, clock);
  const append = (count: number): void => {
    for (let index = 0; index < count; index += 1) {
      ring.append(clock.now(), entry);
      changes.changed();
    }
  };
  return { clock, changes, append };
}

describe('watching the agent', () => {
  it('begins with what was logged before, at most the last 2000 entries', async () => {
    const { changes, append } = await watchedRing();
    append(2500);
    const first = (await changes.watch(undefined).next()).value;
    expect(first?.skipped).toBe(500);
    expect(first?.entries).toHaveLength(2000);
    expect(first?.entries[0]?.sequence).toBe(501);
    expect(first?.entries.at(-1)?.sequence).toBe(2500);
  });

  it('gets at most ten batches a second, and nothing twice', async () => {
    const { clock, changes, append } = await watchedRing();
    const leaving = new AbortController();
    const numbers: number[] = [];
    let batches = 0;
    const watching = (async () => {
      for await (const { entries } of changes.watch(leaving.signal)) {
        batches += 1;
        numbers.push(...entries.map(({ sequence }) => sequence));
      }
    })();
    for (let step = 0; step < 100; step += 1) {
      append(1);
      await clock.advance(10);
    }
    expect(batches).toBeLessThanOrEqual(11);
    await clock.advance(200);
    leaving.abort();
    await watching;
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('hears of nothing while nothing changes', async () => {
    const { clock, changes } = await watchedRing();
    const watching = changes.watch(undefined);
    await watching.next();
    let isAnswered = false;
    const next = watching.next().then(() => {
      isAnswered = true;
    });
    await clock.advance(60_000);
    expect(isAnswered).toBe(false);
    changes.close();
    await next;
  });

  it('ends with the service', async () => {
    const { agent } = createBench();
    const watching = agent.watch();
    await watching.next();
    const next = watching.next();
    await settled();
    await agent.close();
    for (let batch = await next; !batch.done; batch = await watching.next());
    expect((await watching.next()).done).toBe(true);
  });
});
