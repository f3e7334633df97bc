/** The index worker thread: the only one that touches a hub's index file, and the one in which the fleet is searched. */
import { parentPort, workerData } from 'node:worker_threads';
import { type IndexFile, indexProblemOf, openIndexFile, removeIndexFile } from './openIndexFile';
import type { IndexAnswer, IndexRequest } from './workerProtocol';

if (!parentPort) throw new Error('The index worker runs in a worker thread only.');
const port = parentPort;

// The starter of this thread (indexClient.ts) is the only one who sets workerData.
const place = workerData as IndexFile;
let opened = openIndexFile(place);
const say = (answer: IndexAnswer): void => port.postMessage(answer);
say({ kind: 'opened', problem: opened.problem });

function perform(request: IndexRequest): unknown {
  if (request.method === 'close') return opened.close();
  // The request's type ties the parameters to the method.
  const method = opened.index[request.method] as (...parameters: unknown[]) => unknown;
  return method(...request.parameters);
}

/** A file that turned out to be broken is made anew, so that reading can begin again. */
function startAnew(): void {
  try {
    opened.close();
  } catch {
    // What cannot be read cannot be written to its end either.
  }
  if (place.file !== null) removeIndexFile(place.file);
  opened = openIndexFile(place);
}

port.on('message', (request: IndexRequest) => {
  try {
    say({ kind: 'done', id: request.id, result: perform(request) });
  } catch (error) {
    const problem = indexProblemOf(error);
    if (problem === 'rebuilt') startAnew();
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: 'failed', id: request.id, message, problem });
  }
  if (request.method === 'close') port.close();
});
