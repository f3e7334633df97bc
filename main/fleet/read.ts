/** Reads the whole device list from a hub, page by page. */
import { HubCallError, type HubClient, type HubClock, type QueryPage } from '../hubs';
import { devicesQuery, modulesQuery, readDeviceRow, readModuleRow } from './queries';
import type { DeviceFacts, IndexedDevice, ModuleFacts } from './record';
import { deviceSecurityOf } from './securityFacts';
import { siteOf } from './site';

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

export interface ReadProgress {
  readonly phase: 'devices' | 'modules';
  readonly devicesRead: number;
  readonly modulesRead: number;
  readonly devicesExpected: number | null;
  readonly queriesSent: number;
}

/** Yields after every page; returns the list. */
export async function* readFleet(
  hub: HubClient,
  clock: HubClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadProgress, readonly IndexedDevice[], void> {
  const devicesExpected = await expectedDevices(hub, signal);
  const devices = new Map<string, DeviceFacts>();
  const modules = new Map<string, Map<string, ModuleFacts>>();
  let modulesRead = 0;
  let queriesSent = 0;
  const progress = (phase: ReadProgress['phase']): ReadProgress => ({
    phase,
    devicesRead: devices.size,
    modulesRead,
    devicesExpected,
    queriesSent,
  });
  const now = () => clock.now().toISOString();

  yield progress('devices');
  for await (const { rows } of pages(hub, clock, devicesQuery([], null), signal)) {
    queriesSent += 1;
    for (const row of rows) {
      const device = readDeviceRow(row, [], now());
      // Devices that come and go while pages are read can show twice.
      if (device) devices.set(device.deviceId, device);
    }
    yield progress('devices');
  }
  for await (const { rows } of pages(hub, clock, modulesQuery(null), signal)) {
    queriesSent += 1;
    for (const row of rows) {
      const read = readModuleRow(row, now());
      if (!read) continue;
      modulesRead += 1;
      const { facts } = read;
      const ofDevice = modules.get(facts.deviceId) ?? new Map<string, ModuleFacts>();
      modules.set(facts.deviceId, ofDevice.set(facts.moduleId, facts));
    }
    yield progress('modules');
  }
  const modulesReadAt = now();
  return [...devices.values()].map((device): IndexedDevice => {
    const own = [...(modules.get(device.deviceId)?.values() ?? [])];
    return {
      device: {
        ...device,
        site: siteOf(device.tags.site, device.tags.location),
        ...deviceSecurityOf(own),
        moduleIds: own.map(({ moduleId }) => moduleId),
        modulesReadAt,
        changedHere: null,
      },
      modules: own,
    };
  });
}
