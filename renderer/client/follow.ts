/** Follows a stream from main until it ends or is left. */

export interface StreamListener<Item> {
  onItem(item: Item): void;
  /** Not called when the stream was left. */
  onEnd?(): void;
  onFailure?(error: unknown): void;
}

/** Opens the stream; the returned function leaves it, which ends the work behind it in main. */
export function follow<Item>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Item>>,
  listener: StreamListener<Item>,
): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;

  async function run(): Promise<void> {
    try {
      for await (const item of await open(signal)) {
        if (signal.aborted) return;
        listener.onItem(item);
      }
      if (!signal.aborted) listener.onEnd?.();
    } catch (error) {
      if (!signal.aborted) listener.onFailure?.(error);
    }
  }

  void run();
  return () => leaving.abort();
}
