/** The label reader as the services see it: started when it is first needed, given up when a picture takes too long. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ReadLabel } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { Picture } from './picture';
import type { Effort } from './reading';
import type { ReadingAnswer, ReadingRequest } from './workerProtocol';

export interface LabelReader {
  /** Fails with LABEL_READING_STOPPED. */
  read(picture: Picture, effort: Effort): Promise<readonly ReadLabel[]>;
  close(): Promise<void>;
}

export interface LabelReaderOptions {
  /** How long one picture may take, with those before it in the queue. */
  readonly timeoutMs?: number;
  readonly workerOptions?: WorkerOptions;
}

interface Waiting {
  resolve(labels: readonly ReadLabel[]): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** `wasmFile`: ZXing's reader, from its own package. */
export function openLabelReader(
  workerEntry: URL,
  wasmFile: string,
  { timeoutMs = 30_000, workerOptions = {} }: LabelReaderOptions = {},
): LabelReader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const settle = (id: number, take: (call: Waiting) => void): void => {
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    clearTimeout(call.timer);
    take(call);
  };
  const giveUp = async (cause?: unknown): Promise<void> => {
    const ended = worker;
    worker = null;
    for (const id of [...waiting.keys()]) {
      settle(id, ({ reject }) => reject(new ExpectedFailure('LABEL_READING_STOPPED', undefined, { cause })));
    }
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(workerEntry, { ...workerOptions, workerData: { wasmFile } });
    started.on('message', (answer: ReadingAnswer) =>
      settle(answer.id, ({ resolve, reject }) =>
        answer.kind === 'read' ? resolve(answer.labels) : reject(new Error(answer.message)),
      ),
    );
    started.on('error', (error) => {
      if (worker === started) void giveUp(error);
    });
    return started;
  };

  return {
    read: (picture, effort) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        const timer = setTimeout(() => void giveUp(), timeoutMs);
        waiting.set(lastId, { resolve, reject, timer });
        const request: ReadingRequest = { id: lastId, picture, effort };
        worker.postMessage(request);
      }),
    close: () => giveUp(),
  };
}
