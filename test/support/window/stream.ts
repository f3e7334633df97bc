/** A stream as main gives one to the window, whose items a test sends when it wants. */
import { AsyncIteratorClass } from '@orpc/client';

export interface TestStream<Item> {
  /** What a client's procedure returns. */
  open(signal: AbortSignal | undefined): Promise<AsyncIteratorClass<Item, void, void>>;
  send(item: Item): void;
  end(): void;
  fail(error: unknown): void;
  /** How many readers have not left it. */
  readonly readerCount: number;
}

export function createTestStream<Item>(): TestStream<Item> {
  let waiting: (() => void)[] = [];
  const items: Item[] = [];
  let ending: { readonly error: unknown } | 'end' | null = null;
  let readerCount = 0;

  function wake(): void {
    for (const each of waiting) each();
    waiting = [];
  }

  async function* read(signal: AbortSignal | undefined): AsyncGenerator<Item, void, void> {
    let index = 0;
    try {
      while (signal?.aborted !== true) {
        const item = items[index];
        if (item !== undefined) {
          index += 1;
          yield item;
        } else if (ending === 'end') return;
        else if (ending !== null) throw ending.error;
        else await new Promise<void>((resolve) => waiting.push(resolve));
      }
    } finally {
      readerCount -= 1;
    }
  }

  return {
    open(signal) {
      readerCount += 1;
      signal?.addEventListener('abort', wake);
      const reading = read(signal);
      return Promise.resolve(
        new AsyncIteratorClass(
          () => reading.next(),
          async () => void (await reading.return()),
        ),
      );
    },
    send(item) {
      items.push(item);
      wake();
    },
    end() {
      ending = 'end';
      wake();
    },
    fail(error) {
      ending = { error };
      wake();
    },
    get readerCount() {
      return readerCount;
    },
  };
}
