/** One query on its way through its pages. */
import { randomUUID } from 'node:crypto';
import type { QueryRun } from '../../preload/contract';
import { writtenPath } from '../../preload/queryLanguage';
import type { HubClient, HubClock, QueryPage } from '../hubs';
import { type HeldRows, holdRows } from './heldRows';
import { refusalOr } from './refusal';
import type { ColumnPath } from './shape';

/** The service gives no more a page: the fewest queries for the rows. */
const pageSize = 1000;

export interface OpenRun {
  readonly runId: string;
  readonly hub: HubClient;
  readonly text: string;
  readonly rows: HeldRows;
  /** Where the rows go on at the hub; null after the last page. */
  continuation(): string | null;
  /** Reads the next page, when there is one and room for it. */
  more(signal: AbortSignal | undefined): Promise<QueryRun>;
  view(): QueryRun;
}

/** The first page is there when this resolves. */
export async function startRun(
  hub: HubClient,
  text: string,
  clock: HubClock,
  signal: AbortSignal | undefined,
): Promise<OpenRun> {
  const runId = randomUUID();
  const rows = holdRows();
  let pagesRead = 0;
  let tookMs = 0;
  let firstReadAt = '';
  let lastReadAt = '';
  let continuation: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  async function readPage(ofCall: AbortSignal | undefined): Promise<void> {
    const startedAtMs = performance.now();
    const page = await queryPage(hub, text, continuation, ofCall);
    tookMs += performance.now() - startedAtMs;
    lastReadAt = clock.now().toISOString();
    if (pagesRead === 0) firstReadAt = lastReadAt;
    rows.add(page.rows);
    continuation = page.continuation;
    pagesRead += 1;
  }

  const view = (): QueryRun => ({
    runId,
    text,
    hostName: hub.hostName,
    columns: rows.columns().map(columnTitle),
    rowCount: rows.count(),
    revision: pagesRead,
    rest: continuation === null ? 'none' : rows.isFull() ? 'full' : 'pages',
    cost: { queriesSent: pagesRead, tookMs: Math.round(tookMs), sizeBytes: rows.sizeBytes() },
    firstReadAt,
    lastReadAt,
  });

  await readPage(signal);
  return {
    runId,
    hub,
    text,
    rows,
    continuation: () => continuation,
    view,
    more: (ofCall) => {
      // One after the other: two at once would read the same page twice.
      const reading = queue.then(async () => {
        if (view().rest === 'pages') await readPage(ofCall);
        return view();
      });
      queue = reading.catch(() => {});
      return reading;
    },
  };
}

/** Fails with QUERY_REFUSED or HUB_CALL_FAILED. */
export async function queryPage(
  hub: HubClient,
  text: string,
  continuation: string | null,
  signal: AbortSignal | undefined,
): Promise<QueryPage> {
  try {
    return await hub.query(text, { pageSize, continuation }, signal);
  } catch (error) {
    throw refusalOr(error, text);
  }
}

/** As the query would write it, so that a title can be copied into one. */
export function columnTitle(path: ColumnPath): string {
  return writtenPath(path) ?? path.join('.');
}
