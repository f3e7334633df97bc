import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../main/workbench/turns';

function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('turns', () => {
  it('let work of one key begin only when the work before it has ended, even badly', async () => {
    const turns = createTurns();
    const first = gate();
    const order: string[] = [];
    const failing = turns.take('a', async () => {
      await first.opened;
      order.push('first');
      throw new Error('first failed');
    });
    const second = turns.take('a', async () => {
      order.push('second');
      return 2;
    });
    first.open();
    await expect(failing).rejects.toThrow('first failed');
    await expect(second).resolves.toBe(2);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not make one key wait for another', async () => {
    const turns = createTurns();
    const never = turns.take('a', () => new Promise(() => {}));
    await expect(turns.take('b', async () => 'done')).resolves.toBe('done');
    expect(never).toBeInstanceOf(Promise);
  });
});
