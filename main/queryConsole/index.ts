/** The query console: runs a query on the open hub page by page, keeps its rows, and has queries saved by name. */
import { randomUUID } from 'node:crypto';
import {
  deviceId,
  type ExportFormat,
  type ExportProgress,
  type JsonObject,
  type KeptQueries,
  type KnownProperty,
  type Language,
  type QueryRows,
  type QueryRun,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { HubClient, HubClock } from '../hubs';
import type { Store } from '../store';
import { exportRun } from './exportRun';
import { openQueryShelf } from './keptQueries';
import { createSeenProperties, type SeenProperties, withIndexed } from './properties';
import { type OpenRun, startRun } from './run';

/** All that ask a hub fail with HUB_CALL_FAILED, NO_HUB_OPEN or QUERY_REFUSED, and with QUERY_RUN_GONE for another run. */
export interface QueryConsole {
  start(text: string, signal?: AbortSignal): Promise<QueryRun>;
  more(runId: string, signal?: AbortSignal): Promise<QueryRun>;
  rows(runId: string, offset: number, limit: number): QueryRows;
  json(runId: string, offset: number, limit: number): { offset: number; text: string };
  /** Fails with NOTHING_CHOSEN or FILE_NOT_WRITTEN. */
  exportRows(
    runId: string,
    wanted: { readonly what: 'all' | 'shown'; readonly format: ExportFormat },
    signal?: AbortSignal,
  ): AsyncGenerator<ExportProgress, void, void>;
  /** Of the fleet's index and of the rows read here. */
  properties(): Promise<KnownProperty[]>;
  kept(): Promise<KeptQueries>;
  /** Fails with QUERY_NAME_TAKEN or QUERY_UNKNOWN. */
  save(queryId: string | null, name: string, text: string): Promise<KeptQueries>;
  remove(queryId: string): Promise<KeptQueries>;
}

export interface QueryConsolePorts {
  readonly openHub: () => HubClient;
  readonly store: Store;
  readonly clock: HubClock;
  readonly language: () => Language;
  /** Paths the fleet's index has seen, as `tags.site`. */
  readonly indexedPaths: () => Promise<readonly string[]>;
  /** Null when the person chose nothing. */
  readonly choosePathToSave: (purpose: 'export', suggestedName: string) => Promise<string | null>;
}

const extensionOf: Readonly<Record<ExportFormat, string>> = { csv: 'csv', jsonLines: 'jsonl' };

export function createQueryConsole(ports: QueryConsolePorts): QueryConsole {
  const { openHub, store, clock, language, indexedPaths, choosePathToSave } = ports;
  const shelf = openQueryShelf(store);
  let newest: OpenRun | null = null;
  let seen: { readonly hub: HubClient; readonly properties: SeenProperties } | null = null;

  const seenAt = (hub: HubClient): SeenProperties => {
    if (seen?.hub !== hub) seen = { hub, properties: createSeenProperties() };
    return seen.properties;
  };
  const runOf = (runId: string): OpenRun => {
    if (newest?.runId !== runId || newest.hub !== openHub()) throw new ExpectedFailure('QUERY_RUN_GONE');
    return newest;
  };
  const noteProperties = (run: OpenRun, fromRow: number): void => {
    const properties = seenAt(run.hub);
    for (const row of run.rows.slice(fromRow, run.rows.count() - fromRow)) properties.note(row);
  };
  const kept = () => shelf.of(openHub().hostName);

  return {
    start: async (text, signal) => {
      const hub = openHub();
      const run = await startRun(hub, text, clock, signal);
      newest = run;
      noteProperties(run, 0);
      await shelf.noteRun(hub.hostName, text, clock.now().toISOString());
      return run.view();
    },
    more: async (runId, signal) => {
      const run = runOf(runId);
      const before = run.rows.count();
      const view = await run.more(signal);
      noteProperties(run, before);
      return view;
    },
    rows: (runId, offset, limit) => {
      const run = runOf(runId);
      return {
        revision: run.view().revision,
        offset,
        rows: run.rows
          .slice(offset, limit)
          .map((row) => ({ cells: run.rows.cells(row), deviceId: deviceIdOf(row) })),
      };
    },
    json: (runId, offset, limit) => ({
      offset,
      text: JSON.stringify(runOf(runId).rows.slice(offset, limit), null, 2),
    }),
    exportRows: async function* (runId, { what, format }, signal) {
      const run = runOf(runId);
      const day = clock.now().toISOString().slice(0, 10);
      const [hubName = 'hub'] = run.hub.hostName.split('.');
      const suggested = `${hubName}-query-${day}.${extensionOf[format]}`;
      const path = await choosePathToSave('export', suggested);
      if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      yield* exportRun(run, { path, what, format, language: language() }, clock, signal);
    },
    properties: async () => withIndexed(seenAt(openHub()).all(), await indexedPaths()),
    kept,
    save: async (queryId, name, text) => {
      const { saved } = await kept();
      if (queryId !== null && !saved.some((query) => query.queryId === queryId)) {
        throw new ExpectedFailure('QUERY_UNKNOWN');
      }
      const isTaken = saved.some((query) => query.queryId !== queryId && query.name === name);
      if (isTaken) throw new ExpectedFailure('QUERY_NAME_TAKEN');
      await shelf.write(queryId ?? randomUUID(), name, text);
      return kept();
    },
    remove: async (queryId) => {
      await shelf.remove(queryId);
      return kept();
    },
  };
}

/** Null when the row does not say, or says something that is no identifier. */
function deviceIdOf(row: JsonObject): string | null {
  const name = Object.keys(row).find((key) => key.toLowerCase() === 'deviceid');
  return name === undefined ? null : (deviceId.safeParse(row[name]).data ?? null);
}
