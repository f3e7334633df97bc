/** The worker thread that reads labels: a picture that takes long keeps nobody else waiting, and can be given up. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { prepareReader, readCodes } from './reading';
import type { ReadingAnswer, ReadingRequest } from './workerProtocol';

const port = parentPort;
if (!port) throw new Error('The label reader runs as a worker thread.');
const { wasmFile } = z.object({ wasmFile: z.string() }).parse(workerData);
prepareReader(new Uint8Array(readFileSync(wasmFile)));

port.on('message', (request: ReadingRequest) => {
  const answer = (message: ReadingAnswer) => port.postMessage(message);
  readCodes(request.picture, request.effort).then(
    (labels) => answer({ id: request.id, kind: 'read', labels }),
    (error: unknown) => answer({ id: request.id, kind: 'failed', message: String(error) }),
  );
});
