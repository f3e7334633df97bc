/** A device as a row of the list. */
import type { FleetQuestion, FleetRow } from '../../../preload/contract';
import { leavesOf } from '../leaves';
import type { DeviceRecord } from '../record';

export interface FleetSearch extends FleetQuestion {
  readonly offset: number;
  readonly limit: number;
  /** Without `tags.`. */
  readonly tagPaths: readonly string[];
}

export function rowOf(record: DeviceRecord, tagPaths: readonly string[]): FleetRow {
  const { tags, readAt, changedHere } = record;
  const leaves = tagPaths.length === 0 ? [] : leavesOf(tags).filter(({ path }) => tagPaths.includes(path));
  return {
    deviceId: record.deviceId,
    status: record.status,
    connectionState: record.connectionState,
    lastActivityTime: record.lastActivityTime,
    authenticationType: record.authenticationType,
    isEdge: record.isEdge,
    securityModule: record.securityModule,
    verdict: record.verdict,
    drift: record.drift,
    site: record.site,
    tags: Object.fromEntries(leaves.map(({ path, text }) => [path, text])),
    readAt,
    changedHere,
  };
}
