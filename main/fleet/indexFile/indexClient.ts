/** A hub's index as main sees it: asynchronous, in a worker thread of its own. */
import { Worker } from 'node:worker_threads';
import type { FleetIndexProblem } from '../../../preload/contract';
import type { FleetIndex } from './indexContract';
import type { IndexFile } from './openIndexFile';
import type { IndexAnswer, IndexMethod, IndexRequest } from './workerProtocol';

/** The index, each call answered by promise. They reject with `IndexError`. */
export type FleetIndexClient = {
  readonly [Method in IndexMethod]: (
    ...parameters: Parameters<FleetIndex[Method]>
  ) => Promise<ReturnType<FleetIndex[Method]>>;
} & {
  /** What became of the file when it was opened. */
  opened(): Promise<FleetIndexProblem | null>;
  /** Finishes what was asked before; later calls are refused. */
  close(): Promise<void>;
};

export class IndexError extends Error {
  override readonly name = 'IndexError';
  /** `rebuilt`: the file was broken, and the index is empty now. */
  readonly problem: FleetIndexProblem | null;

  constructor(message: string, problem: FleetIndexProblem | null) {
    super(message);
    this.problem = problem;
  }
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export function openIndexClient(place: IndexFile, workerEntry: URL): FleetIndexClient {
  const worker = new Worker(workerEntry, { workerData: place });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: IndexError | null = null;
  let noteOpened: (problem: FleetIndexProblem | null) => void = () => {};
  const opened = new Promise<FleetIndexProblem | null>((resolve) => {
    noteOpened = resolve;
  });

  const end = (message: string): void => {
    ended ??= new IndexError(message, null);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    noteOpened(null);
  };
  worker.on('message', (answer: IndexAnswer) => {
    if (answer.kind === 'opened') {
      noteOpened(answer.problem);
      return;
    }
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'done') call?.resolve(answer.result);
    else call?.reject(new IndexError(answer.message, answer.problem));
  });
  worker.on('error', (error) => end(error.message));
  const gone = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      end('The index is closed.');
      resolve();
    });
  });

  function ask(request: (id: number) => IndexRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended) {
        reject(ended);
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage(request(lastId));
    });
  }

  const call =
    <Method extends IndexMethod>(method: Method) =>
    async (...parameters: Parameters<FleetIndex[Method]>): Promise<ReturnType<FleetIndex[Method]>> =>
      // The worker calls the method of that name.
      (await ask((id) => ({ id, method, parameters }) as IndexRequest)) as ReturnType<FleetIndex[Method]>;

  return {
    state: call('state'),
    begin: call('begin'),
    takeDevices: call('takeDevices'),
    endDevices: call('endDevices'),
    takeModules: call('takeModules'),
    endModules: call('endModules'),
    openModules: call('openModules'),
    closeModule: call('closeModule'),
    end: call('end'),
    closeModules: call('closeModules'),
    takeChange: call('takeChange'),
    search: call('search'),
    ids: call('ids'),
    suggest: call('suggest'),
    paths: call('paths'),
    records: call('records'),
    scan: call('scan'),
    groups: call('groups'),
    settle: call('settle'),
    opened: () => opened,
    close: async () => {
      if (ended) return;
      await ask((id) => ({ id, method: 'close' }));
      await gone;
    },
  };
}
