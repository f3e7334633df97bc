/** The app's database as the services see it: asynchronous, one writer, in a worker thread. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Parameter, Statement, StoreAnswer, StoreRequest } from './workerProtocol';

export interface Store {
  /** The first row, or undefined. */
  get(sql: string, parameters: readonly Parameter[]): Promise<unknown>;
  all(sql: string, parameters: readonly Parameter[]): Promise<readonly unknown[]>;
  /** Resolves when the change is on disk. */
  run(sql: string, parameters: readonly Parameter[]): Promise<void>;
  /** All of them or none. Resolves when they are on disk. */
  runTogether(statements: readonly Statement[]): Promise<void>;
  /** Finishes what was asked before, then closes the file; later calls are refused. */
  close(): Promise<void>;
}

export class StoreError extends Error {
  override readonly name = 'StoreError';
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The worker opens `file` (and brings it up to date) before it answers the first call. */
export function openStore(file: string, workerEntry: URL, workerOptions: WorkerOptions = {}): Store {
  const worker = new Worker(workerEntry, { ...workerOptions, workerData: { file } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (answer: StoreAnswer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'done') call?.resolve(answer.result);
    else call?.reject(new StoreError(answer.message));
  });
  worker.on('error', (error) => end(new StoreError(error.message, { cause: error })));
  worker.on('exit', () => end(new StoreError('The store is closed.')));

  const ask = (request: StoreRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(ended);
        return;
      }
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  return {
    get: (sql, parameters) => ask({ id: nextId(), verb: 'get', sql, parameters }),
    all: async (sql, parameters) => {
      const rows = await ask({ id: nextId(), verb: 'all', sql, parameters });
      return Array.isArray(rows) ? rows : [];
    },
    run: async (sql, parameters) => {
      await ask({ id: nextId(), verb: 'run', sql, parameters });
    },
    runTogether: async (statements) => {
      await ask({ id: nextId(), verb: 'runTogether', statements });
    },
    close: async () => {
      if (ended) return;
      await ask({ id: nextId(), verb: 'close' });
      ended = new StoreError('The store is closed.');
    },
  };
}
