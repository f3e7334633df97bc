/** Reads a hub's list on from where a reading is to its end, page by page; each page is kept together with the way on. */
import { HubCallError, type HubClient, type HubClock, type QueryPage } from '../../hubs';
import type { FleetIndexClient } from '../indexFile/indexClient';
import type { IndexState, ReadPage } from '../indexFile/indexContract';
import type { KeptReading } from '../indexFile/keptReading';
import { devicesQuery, modulesQuery } from '../queries';
import type { ModuleFacts } from '../record';
import { securityFactsOf } from '../securityFacts';
import type { Gate } from './gate';
import { changedSince } from './scope';

const pageSize = 1000;
/** Of one query; after these a hub that refuses or cannot be reached is left alone until somebody reads on. */
const mostRefusals = 12;
const offlineWaitsMs: readonly number[] = [5_000, 15_000, 30_000, 60_000];
const offline: readonly string[] = ['hostNotFound', 'refused', 'connectionLost', 'timedOut'];
/** Twins read one by one in one reading: where a hub's queries leave more of them open, what they say has to do. */
const mostTwins = 1000;
const twinsTogether = 50;

export interface ReadOnPorts {
  readonly hub: HubClient;
  readonly index: FleetIndexClient;
  readonly clock: HubClock;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  readonly report: (reading: KeptReading, state: IndexState | null) => void;
}

/** Rejects with what the hub or the index fails with; what was kept until then stays. */
export async function readOn(ports: ReadOnPorts, begun: KeptReading): Promise<IndexState> {
  const { index, clock } = ports;
  const nowText = () => clock.now().toISOString();
  let reading = begun;
  if (reading.phase === 'devices') {
    reading = await readPages(ports, reading, (page) => index.takeDevices(page));
    reading = { ...reading, phase: 'modules', continuation: null };
    ports.report(reading, await index.endDevices(reading));
  }
  if (reading.phase === 'modules') {
    reading = await readPages(ports, reading, (page) => index.takeModules(page));
    reading = { ...reading, phase: 'twins', continuation: null };
    ports.report(reading, await index.endModules(reading, nowText()));
  }
  await readTwins(ports, reading);
  return index.end(reading, nowText());
}

async function readPages(
  ports: ReadOnPorts,
  begun: KeptReading,
  keep: (page: ReadPage) => Promise<IndexState>,
): Promise<KeptReading> {
  const { clock, report } = ports;
  let reading = begun;
  let keeping: Promise<unknown> = Promise.resolve();
  try {
    for (;;) {
      const { rows, continuation, isRestart } = await readPage(ports, reading);
      await keeping;
      const from = isRestart ? restarted(reading) : reading;
      reading = {
        ...from,
        continuation,
        queriesSent: from.queriesSent + 1,
        devicesRead: from.devicesRead + (from.phase === 'devices' ? rows.length : 0),
        modulesRead: from.modulesRead + (from.phase === 'modules' ? rows.length : 0),
      };
      const kept = reading;
      report(kept, null);
      // The next page is asked for while this one is written.
      keeping = keep({ rows, readAt: clock.now().toISOString(), reading: kept }).then((state) => {
        report(kept, state);
      });
      // Looked at with the next page, or at the end.
      keeping.catch(() => {});
      if (continuation === null) break;
    }
  } finally {
    await keeping;
  }
  return reading;
}

function restarted(reading: KeptReading): KeptReading {
  return reading.phase === 'devices' ? { ...reading, devicesRead: 0 } : { ...reading, modulesRead: 0 };
}

interface ReadPart extends QueryPage {
  /** The hub no longer knew the way on, so this is the first page again. */
  readonly isRestart: boolean;
}

async function readPage(ports: ReadOnPorts, reading: KeptReading): Promise<ReadPart> {
  const { hub, gate, clock, signal } = ports;
  const sql = queryOf(reading);
  let { continuation } = reading;
  let refusals = 0;
  let offlineTries = 0;
  for (;;) {
    await gate.open();
    const sentMs = clock.now().getTime();
    try {
      const page = await hub.query(sql, { pageSize, continuation }, signal);
      gate.noteAnswer(clock.now().getTime() - sentMs);
      return { ...page, isRestart: continuation !== reading.continuation };
    } catch (error) {
      const cause = error instanceof HubCallError && !signal.aborted ? error.failure.cause : null;
      if (cause === 'badRequest' && continuation !== null) continuation = null;
      else if (cause === 'throttled' && refusals < mostRefusals) {
        refusals += 1;
        gate.noteRefusal();
      } else {
        const waitMs =
          reading.queriesSent > 0 && cause !== null && offline.includes(cause)
            ? offlineWaitsMs[offlineTries]
            : undefined;
        if (waitMs === undefined) throw error;
        offlineTries += 1;
        await gate.waitOffline(waitMs);
      }
    }
  }
}

function queryOf({ phase, since, paths }: KeptReading): string {
  if (phase === 'devices') return devicesQuery(paths, since === null ? null : changedSince(since, 'devices'));
  return modulesQuery(since === null ? null : changedSince(since, 'modules'));
}

/** Twins of security modules that a query left open. */
async function readTwins(
  { hub, index, clock, signal, report }: ReadOnPorts,
  reading: KeptReading,
): Promise<void> {
  for (let twinsRead = 0; twinsRead < mostTwins; twinsRead += twinsTogether) {
    const open = await index.openModules(twinsTogether);
    if (open.length === 0) return;
    for (const module of open) {
      const read = await readTwin(hub, module, clock, signal);
      report(reading, await index.closeModule(module, read));
    }
  }
  await index.closeModules();
}

/** Null for a module that is gone or whose twin cannot be read. */
async function readTwin(
  hub: HubClient,
  module: ModuleFacts,
  clock: HubClock,
  signal: AbortSignal,
): Promise<ModuleFacts | null> {
  const generation = module.kind === 'nearMiss' ? null : module.kind;
  if (generation === null) return null;
  try {
    const twin = await hub.readModuleTwin(module.deviceId, module.moduleId, signal);
    const readAt = clock.now().toISOString();
    const { connectionState, lastActivityTime, etag, properties } = twin;
    return {
      ...module,
      connectionState,
      lastActivityTime,
      etag,
      readAt,
      security: securityFactsOf({
        moduleId: module.moduleId,
        generation,
        ...properties,
        connectionState,
        lastActivityTime,
        readAt,
      }),
    };
  } catch (error) {
    if (
      error instanceof HubCallError &&
      ['notFound', 'forbidden', 'badRequest'].includes(error.failure.cause)
    )
      return null;
    throw error;
  }
}
