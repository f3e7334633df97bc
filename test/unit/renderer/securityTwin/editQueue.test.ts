import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SecurityTwinView, TwinEdit } from '../../../../preload/contract';
import { createEditQueue } from '../../../../renderer/features/securityTwin/editQueue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const set = (property: string, value: string): TwinEdit => ({ kind: 'set', property, value });

/** A queue whose edits are answered when the test says so. */
function queueUnderTest(verdict: 'keep' | 'drop' = 'keep') {
  const sent: TwinEdit[] = [];
  const answers: { answer: () => void; fail: () => void }[] = [];
  const left: number[] = [];
  const failures: unknown[] = [];
  const queue = createEditQueue({
    send: (edit) =>
      new Promise((resolve, reject) => {
        sent.push(edit);
        // The queue hands the view on without looking at it.
        answers.push({
          answer: () => resolve({} as SecurityTwinView),
          fail: () => reject(new Error('disk full')),
        });
      }),
    onKept: (_view, waiting) => left.push(waiting.length),
    onFailure: (error) => {
      failures.push(error);
      return verdict;
    },
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { queue, sent, answers, left, failures, settle };
}

describe('Edits', () => {
  test('are sent at once when none is on its way', async () => {
    const { queue, sent, settle } = queueUnderTest();
    queue.put(set('a', 'P'));
    expect(sent).toEqual([]);
    await settle();
    expect(sent).toEqual([set('a', 'P')]);
  });

  test('of one field typed while another is on its way are sent as one', async () => {
    const { queue, sent, answers, settle } = queueUnderTest();
    queue.put(set('a', 'P'));
    await settle();
    for (const text of ['PT', 'PT7', 'PT7M']) {
      queue.put(set('a', text));
      await settle();
    }
    expect(sent).toEqual([set('a', 'P')]);
    answers[0]?.answer();
    await settle();
    expect(sent).toEqual([set('a', 'P'), set('a', 'PT7M')]);
  });

  test('are sent one after another, in the order they were made', async () => {
    const { queue, sent, answers, left, settle } = queueUnderTest();
    queue.put(set('a', '1'));
    queue.put(set('b', '2'));
    queue.put(set('a', '3'));
    const flushed = queue.flush();
    expect(sent).toEqual([set('a', '1')]);
    answers[0]?.answer();
    await settle();
    expect(sent).toEqual([set('a', '1'), set('b', '2')]);
    answers[1]?.answer();
    await settle();
    answers[2]?.answer();
    await expect(flushed).resolves.toBe(true);
    expect(sent.at(-1)).toEqual(set('a', '3'));
    expect(left).toEqual([2, 1, 0]);
  });

  test('made while another is on its way follow it, and flushing waits for them', async () => {
    const { queue, sent, answers, settle } = queueUnderTest();
    queue.put(set('a', '1'));
    void queue.flush();
    queue.put(set('a', '2'));
    const flushed = queue.flush();
    answers[0]?.answer();
    await settle();
    expect(sent).toEqual([set('a', '1'), set('a', '2')]);
    answers[1]?.answer();
    await expect(flushed).resolves.toBe(true);
  });

  test('that could not be kept are sent again with the next one', async () => {
    const { queue, sent, answers, failures, settle } = queueUnderTest();
    queue.put(set('a', '1'));
    const flushed = queue.flush();
    answers[0]?.fail();
    await expect(flushed).resolves.toBe(false);
    expect(failures).toHaveLength(1);
    queue.put(set('b', '2'));
    const again = queue.flush();
    answers[1]?.answer();
    await settle();
    answers[2]?.answer();
    await expect(again).resolves.toBe(true);
    expect(sent).toEqual([set('a', '1'), set('a', '1'), set('b', '2')]);
  });

  test('that main will never take are dropped', async () => {
    const { queue, sent, answers } = queueUnderTest('drop');
    queue.put(set('a', '1'));
    const flushed = queue.flush();
    answers[0]?.fail();
    await expect(flushed).resolves.toBe(false);
    await expect(queue.flush()).resolves.toBe(true);
    expect(sent).toHaveLength(1);
  });

  test('can be flushed the moment the ones before were answered', async () => {
    const { queue, sent, answers } = queueUnderTest();
    queue.put(set('a', '1'));
    const first = queue.flush();
    answers[0]?.answer();
    await first;
    queue.put(set('b', '2'));
    void queue.flush();
    expect(sent).toEqual([set('a', '1'), set('b', '2')]);
  });

  test('are forgotten when the draft is discarded', async () => {
    const { queue, sent } = queueUnderTest();
    queue.put(set('a', '1'));
    queue.clear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([]);
  });
});
