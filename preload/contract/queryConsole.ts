/** The hub's own query language, run on the open hub page by page; the rows stay in main, the window sees those on view. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors, hubFailure } from './failures';
import { deviceId, instant } from './identity';

/** The service takes no longer query (MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md). */
export const queryText = z.string().min(1).max(8192);
const runId = z.string().max(64);

/** What a query has cost so far. IoT Hub counts queries against an allowance a minute. */
export const queryCost = z.object({
  queriesSent: z.number().int(),
  /** Time spent waiting for the hub. */
  tookMs: z.number(),
  /** The rows as JSON. */
  sizeBytes: z.number().int(),
});
export type QueryCost = z.infer<typeof queryCost>;

export const queryRun = z.object({
  runId,
  text: queryText,
  hostName: z.string(),
  columns: z.array(z.string()),
  rowCount: z.number().int(),
  /** Grows with each page; rows of another revision have other columns. */
  revision: z.number().int(),
  /** What is left at the hub: `pages` can be read on, `full`: main holds no more rows, an export still reads all. */
  rest: z.enum(['none', 'pages', 'full']),
  cost: queryCost,
  firstReadAt: instant,
  lastReadAt: instant,
});
export type QueryRun = z.infer<typeof queryRun>;

export const queryRows = z.object({
  revision: z.number().int(),
  offset: z.number().int(),
  rows: z.array(
    z.object({
      /** As the grid shows them, cut when long; null where the row has nothing. */
      cells: z.array(z.string().nullable()),
      /** Null when the row does not say which device it is about. */
      deviceId: deviceId.nullable(),
    }),
  ),
});
export type QueryRows = z.infer<typeof queryRows>;

/** A property that completion offers, with some of the values it has been seen with, as a query writes them. */
export const knownProperty = z.object({ path: z.array(z.string()), values: z.array(z.string()) });
export type KnownProperty = z.infer<typeof knownProperty>;

export const savedQuery = z.object({
  queryId: z.string().max(64),
  name: z.string().trim().min(1).max(80),
  text: queryText,
});
export type SavedQuery = z.infer<typeof savedQuery>;

export const keptQueries = z.object({
  saved: z.array(savedQuery),
  /** Of this hub, the newest first. */
  recent: z.array(z.object({ text: queryText, ranAt: instant })),
});
export type KeptQueries = z.infer<typeof keptQueries>;

export const exportFormat = z.enum(['csv', 'jsonLines']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportProgress = z.object({
  /** `waiting`: the hub asked for a pause. */
  phase: z.enum(['reading', 'waiting', 'writing', 'done']),
  rowCount: z.number().int(),
  queriesSent: z.number().int(),
  /** Once it is there. */
  fileName: z.string().nullable(),
});
export type ExportProgress = z.infer<typeof exportProgress>;

const runErrors = {
  ...hubErrors,
  /** The hub does not take the query. `position` counts from 0 in its text; null when the hub names no place. */
  QUERY_REFUSED: { data: z.object({ position: z.number().int().nullable(), failure: hubFailure }) },
} as const;
/** Another query was run since, or another hub opened. */
const goneErrors = { QUERY_RUN_GONE: {} } as const;
const nameErrors = { QUERY_NAME_TAKEN: {}, QUERY_UNKNOWN: {} } as const;

export const queryConsole = {
  /** Runs it and keeps its first page; the run before is forgotten. */
  start: oc
    .errors(runErrors)
    .input(z.object({ text: queryText }))
    .output(queryRun),
  /** Reads the next page, when there is one. */
  more: oc
    .errors({ ...runErrors, ...goneErrors })
    .input(z.object({ runId }))
    .output(queryRun),
  rows: oc
    .errors(goneErrors)
    .input(z.object({ runId, offset: z.number().int().min(0), limit: z.number().int().min(0).max(500) }))
    .output(queryRows),
  /** Rows as JSON text, indented. */
  json: oc
    .errors(goneErrors)
    .input(z.object({ runId, offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }))
    .output(z.object({ offset: z.number().int(), text: z.string() })),
  /** Ends after `done`. Leaving the stream leaves no file. `all` reads the pages that are still at the hub. */
  exportRows: oc
    .errors({
      ...runErrors,
      ...goneErrors,
      NOTHING_CHOSEN: {},
      FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
    })
    .input(z.object({ runId, what: z.enum(['all', 'shown']), format: exportFormat }))
    .output(eventIterator(exportProgress)),
  /** What is known of the open hub's tags and properties. */
  properties: oc.errors(hubErrors).output(z.array(knownProperty)),
  kept: oc.errors(hubErrors).output(keptQueries),
  /** As a new one without an id. */
  save: oc
    .errors({ ...hubErrors, ...nameErrors })
    .input(
      z.object({
        queryId: savedQuery.shape.queryId.nullable(),
        name: savedQuery.shape.name,
        text: queryText,
      }),
    )
    .output(keptQueries),
  remove: oc
    .errors(hubErrors)
    .input(z.object({ queryId: savedQuery.shape.queryId }))
    .output(keptQueries),
};
