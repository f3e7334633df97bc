/** Reads the whole device list from a hub, page by page. */
import type { FleetProgress, FleetRow } from '../../preload/contract';
import { HubCallError, type HubClient, type HubClock, type QueryPage } from '../hubs';
import { createModuleKinds, devicesQuery, modulesQuery, readDeviceRow } from './rows';

const pageSize = 1000;
/** A small hub allows 20 queries a minute (MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md). */
const throttledPauseMs = 10_000;
const mostThrottledPauses = 12;

/** Waits where a single call would give up: reading a large list on a small hub takes longer than its query allowance. */
async function queryPatiently(
  hub: HubClient,
  clock: HubClock,
  sql: string,
  continuation: string | null,
  signal: AbortSignal | undefined,
): Promise<QueryPage> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      return await hub.query(sql, { pageSize, continuation }, signal);
    } catch (error) {
      const isThrottled = error instanceof HubCallError && error.failure.cause === 'throttled';
      if (!isThrottled || pauses >= mostThrottledPauses) throw error;
      // When it is cancelled, the query that follows fails as cancelled.
      await clock.wait(throttledPauseMs, signal).catch(() => {});
    }
  }
}

async function* pages(
  hub: HubClient,
  clock: HubClock,
  sql: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<QueryPage, void, void> {
  let continuation: string | null = null;
  do {
    const page: QueryPage = await queryPatiently(hub, clock, sql, continuation, signal);
    yield page;
    continuation = page.continuation;
  } while (continuation !== null);
}

/** Null when the credential may not read statistics, or they cannot be read now. */
async function expectedDevices(hub: HubClient, signal: AbortSignal | undefined): Promise<number | null> {
  try {
    return (await hub.statistics(signal)).totalDeviceCount;
  } catch (error) {
    if (error instanceof HubCallError) return null;
    throw error;
  }
}

export interface ReadFleet {
  readonly rows: readonly FleetRow[];
  readonly done: FleetProgress;
}

/** Yields after every page; returns the rows, and the progress to show once they are in place. */
export async function* readFleet(
  hub: HubClient,
  clock: HubClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<FleetProgress, ReadFleet, void> {
  const devicesExpected = await expectedDevices(hub, signal);
  const devices = new Map<string, Omit<FleetRow, 'securityModule'>>();
  let queriesSent = 0;
  const progress = (phase: FleetProgress['phase']): FleetProgress => ({
    phase,
    devicesRead: devices.size,
    devicesExpected,
    queriesSent,
  });

  yield progress('devices');
  for await (const { rows } of pages(hub, clock, devicesQuery, signal)) {
    queriesSent += 1;
    for (const row of rows) {
      const device = readDeviceRow(row);
      // Devices that come and go while pages are read can show twice.
      if (device) devices.set(device.deviceId, device);
    }
    yield progress('devices');
  }

  const kinds = createModuleKinds();
  for await (const { rows } of pages(hub, clock, modulesQuery, signal)) {
    queriesSent += 1;
    for (const row of rows) kinds.add(row);
    yield progress('modules');
  }
  const rows = [...devices.values()].map((device) => ({
    ...device,
    securityModule: kinds.of(device.deviceId),
  }));
  return { rows, done: progress('done') };
}
