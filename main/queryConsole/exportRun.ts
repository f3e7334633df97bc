/** The rows of a query as a file: those that were shown, or all, reading on at the hub without holding them. */
import { basename } from 'node:path';
import type { ExportFormat, ExportProgress, JsonObject, Language } from '../../preload/contract';
import { aboutFacts, csvText, jsonLinesText, openSpool, type Spool } from '../export';
import { HubCallError, type HubClock, type QueryPage } from '../hubs';
import { streamChosenFile } from '../savedFiles';
import { columnTitle, type OpenRun, queryPage } from './run';
import { addToShape, columnsOf, type Shape, valueAt } from './shape';

/** A small hub allows 20 queries a minute (MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md). */
const throttledPauseMs = 10_000;
const mostThrottledPauses = 12;
const portionRows = 1000;
/** Far fewer than a spreadsheet takes, far more than anybody reads. */
const mostColumns = 1000;

export interface RunExport {
  readonly path: string;
  readonly what: 'all' | 'shown';
  readonly format: ExportFormat;
  readonly language: Language;
}

/** Ends after `done`. Fails with FILE_NOT_WRITTEN, or as a query does; then there is no file. */
export async function* exportRun(
  run: OpenRun,
  { path, what, format, language }: RunExport,
  clock: HubClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportProgress, void, void> {
  const rest = await openSpool();
  // The grid's own columns stay as they are.
  const shape = structuredClone(run.rows.shape());
  try {
    const read = what === 'all' ? yield* readRest(run, rest, shape, clock, signal) : nothingRead;
    const { firstReadAt, lastReadAt } = run.view();
    const rowCount = run.rows.count() + read.rowCount;
    const about = aboutFacts(
      {
        hostName: run.hub.hostName,
        filter: run.text,
        rowCount,
        firstReadAt,
        lastReadAt: read.lastReadAt ?? lastReadAt,
        writtenAt: clock.now().toISOString(),
      },
      language,
    );
    let written = 0;
    const portions = counted(rowsOf(run, rest), (count) => {
      written += count;
    });
    const chunks =
      format === 'jsonLines'
        ? jsonLinesText(about, portions)
        : csvText({ columns: columnsFor(shape), about, portions }, language);
    for await (const _ of streamChosenFile(path, chunks, signal)) {
      yield { phase: 'writing', rowCount: written, queriesSent: read.queriesSent, fileName: null };
    }
    yield { phase: 'done', rowCount, queriesSent: read.queriesSent, fileName: basename(path) };
  } finally {
    await rest.close();
  }
}

function columnsFor(shape: Shape) {
  return columnsOf(shape, mostColumns).map((path) => ({
    title: columnTitle(path),
    cell: (row: JsonObject) => valueAt(row, path),
  }));
}

interface Read {
  readonly rowCount: number;
  readonly queriesSent: number;
  readonly lastReadAt: string | null;
}

const nothingRead: Read = { rowCount: 0, queriesSent: 0, lastReadAt: null };

/** Reads on after the rows that are held; waits where a single call would give up. */
async function* readRest(
  run: OpenRun,
  rest: Spool,
  shape: Shape,
  clock: HubClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportProgress, Read, void> {
  let read = nothingRead;
  let pauses = 0;
  const progress = (phase: ExportProgress['phase']): ExportProgress => ({
    phase,
    rowCount: run.rows.count() + read.rowCount,
    queriesSent: read.queriesSent,
    fileName: null,
  });
  for (let continuation = run.continuation(); continuation !== null; ) {
    yield progress('reading');
    let page: QueryPage;
    try {
      page = await queryPage(run.hub, run.text, continuation, signal);
    } catch (error) {
      const isThrottled = error instanceof HubCallError && error.failure.cause === 'throttled';
      if (!isThrottled || pauses >= mostThrottledPauses) throw error;
      pauses += 1;
      yield progress('waiting');
      await clock.wait(throttledPauseMs, signal);
      continue;
    }
    pauses = 0;
    await rest.add(page.rows);
    // Rows came as JSON, so they are JSON values.
    for (const row of page.rows) addToShape(shape, row as JsonObject);
    continuation = page.continuation;
    read = {
      rowCount: read.rowCount + page.rows.length,
      queriesSent: read.queriesSent + 1,
      lastReadAt: clock.now().toISOString(),
    };
  }
  return read;
}

async function* rowsOf({ rows }: OpenRun, rest: Spool): AsyncGenerator<readonly JsonObject[], void, void> {
  const count = rows.count();
  for (let offset = 0; offset < count; offset += portionRows) {
    yield rows.slice(offset, Math.min(portionRows, count - offset));
  }
  yield* rest.portions();
}

async function* counted<Row>(
  portions: AsyncIterable<readonly Row[]>,
  add: (count: number) => void,
): AsyncGenerator<readonly Row[], void, void> {
  for await (const rows of portions) {
    add(rows.length);
    yield rows;
  }
}
