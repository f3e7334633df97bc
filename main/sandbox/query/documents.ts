/** What a query runs over: twins or jobs of devices, found by index where the condition allows. */
import type { CloudToDevice } from '../cloudToDevice';
import type { TargetTable } from '../configurations/targetTable';
import type { DeviceJobTable } from '../jobs/deviceJobTable';
import { deviceJobAnswer } from '../jobs/job';
import type { JsonObject } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import type { Registry } from '../registry/registry';
import type { Sessions } from '../sessions';
import { twinAnswer } from '../twins/twins';
import { fieldIn, lookupsIn } from './lookups';
import type { PlacedDocument } from './run';
import type { Condition } from './syntax';

/** Twins as queries see them. */
export interface TwinDocuments {
  of(record: IdentityRecord): JsonObject;
}

/** Queries alone see which configurations a twin has (iot-hub-automatic-device-management.md). */
export function createTwinDocuments(
  sessions: Sessions,
  cloudToDevice: Pick<CloudToDevice, 'count'>,
  targets: TargetTable,
): TwinDocuments {
  return {
    of: (record) => {
      const twin = twinAnswer(record, sessions.isConnected(refOf(record)), cloudToDevice.count(record));
      const configurations = targets.shownFor(record.number);
      return configurations ? { ...twin, configurations } : twin;
    },
  };
}

export interface DocumentRooms {
  readonly registry: Registry;
  readonly twinDocuments: TwinDocuments;
  readonly deviceJobs: DeviceJobTable;
}

/** At least those the condition selects, beginning after `place`. */
export function* documentsOf(
  condition: Condition,
  place: string | null,
  { registry, twinDocuments, deviceJobs }: DocumentRooms,
): Iterable<PlacedDocument> {
  if (condition.from === 'jobs') {
    const filter = { deviceId: fieldIn(condition, 'deviceId'), jobId: fieldIn(condition, 'jobId') };
    for (const deviceJob of deviceJobs.after(Number(place ?? 0), filter)) {
      yield { place: String(deviceJob.number), document: deviceJobAnswer(deviceJob) };
    }
    return;
  }
  const { lookups } = lookupsIn(condition);
  for (const { place: at, record } of registry.look(condition.from, lookups, place)) {
    yield { place: at, document: twinDocuments.of(record) };
  }
}
