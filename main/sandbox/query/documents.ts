/** What a query runs over: twins or jobs of devices, found by index where the condition allows. */
import type { CloudToDevice } from '../cloudToDevice';
import type { DeviceJobTable } from '../jobs/deviceJobTable';
import { deviceJobAnswer } from '../jobs/job';
import { refOf } from '../registry/record';
import type { Registry } from '../registry/registry';
import type { Sessions } from '../sessions';
import { twinAnswer } from '../twins/twins';
import { fieldIn, lookupsIn } from './lookups';
import type { PlacedDocument } from './run';
import type { Condition } from './syntax';

export interface DocumentRooms {
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly deviceJobs: DeviceJobTable;
  readonly cloudToDevice: Pick<CloudToDevice, 'count'>;
}

/** At least those the condition selects, beginning after `place`. */
export function* documentsOf(
  condition: Condition,
  place: string | null,
  { registry, sessions, cloudToDevice, deviceJobs }: DocumentRooms,
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
    yield {
      place: at,
      document: twinAnswer(record, sessions.isConnected(refOf(record)), cloudToDevice.count(record)),
    };
  }
}
