/** The store's worker thread: the only one that touches the app's database file. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './database';
import { appMigrations } from './migrations';
import type { Statement, StoreAnswer, StoreRequest } from './workerProtocol';

if (!parentPort) throw new Error('The store worker runs in a worker thread only.');
const port = parentPort;

// The starter of this thread (store.ts) is the only one who sets workerData.
const { file } = workerData as { file: string };
const database = openDatabase(file, appMigrations);
// A draft must survive an empty battery, not only a crash: every commit reaches the disk.
database.exec('PRAGMA synchronous = FULL');

function perform(request: StoreRequest): unknown {
  switch (request.verb) {
    case 'get':
      return database.prepare(request.sql).get(...request.parameters);
    case 'all':
      return database.prepare(request.sql).all(...request.parameters);
    case 'run':
      database.prepare(request.sql).run(...request.parameters);
      return undefined;
    case 'runTogether':
      runTogether(request.statements);
      return undefined;
    case 'close':
      database.close();
      return undefined;
  }
}

function runTogether(statements: readonly Statement[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { sql, parameters } of statements) database.prepare(sql).run(...parameters);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

port.on('message', (request: StoreRequest) => {
  let answer: StoreAnswer;
  try {
    answer = { id: request.id, kind: 'done', result: perform(request) };
  } catch (error) {
    answer = {
      id: request.id,
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
  port.postMessage(answer);
  if (request.verb === 'close') port.close();
});
