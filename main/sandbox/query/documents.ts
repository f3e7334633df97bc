/** What a query runs over: twins or jobs of devices, found by index where the condition allows. */
import type { CloudToDevice } from '../cloudToDevice';
import type { TargetTable } from '../configurations/targetTable';
import type { DeviceJobTable } from '../jobs/deviceJobTable';
import { deviceJobAnswer } from '../jobs/job';
import type { IdentityRef, JsonObject } from '../ports';
import { type IdentityRecord, type RecordPart, refOf } from '../registry/record';
import type { Collection, Lookup, Registry } from '../registry/registry';
import type { Sessions } from '../sessions';
import { twinAnswer } from '../twins/twins';
import { fieldIn, lookupsIn } from './lookups';
import { neededBy, neededByCondition } from './needs';
import type { PlacedDocument } from './run';
import type { Condition, Query } from './syntax';

/** Twins as queries see them. */
export interface TwinDocuments {
  of(record: IdentityRecord): JsonObject;
  /** The same for many, as of now. */
  reader(): (record: IdentityRecord) => JsonObject;
}

/** Queries alone see which configurations a twin has (iot-hub-automatic-device-management.md). */
export function createTwinDocuments(
  sessions: Sessions,
  cloudToDevice: Pick<CloudToDevice, 'count'>,
  targets: TargetTable,
): TwinDocuments {
  const twin = (record: IdentityRecord): JsonObject =>
    twinAnswer(record, sessions.isConnected(refOf(record)), cloudToDevice.count(record));
  const withConfigurations = (record: IdentityRecord): JsonObject => {
    const configurations = targets.shownFor(record.number);
    return configurations ? { ...twin(record), configurations } : twin(record);
  };
  return { of: withConfigurations, reader: () => (targets.hasAny() ? withConfigurations : twin) };
}

export interface DocumentRooms {
  readonly registry: Registry;
  readonly twinDocuments: TwinDocuments;
  readonly sessions: Pick<Sessions, 'connected'>;
  readonly deviceJobs: DeviceJobTable;
}

/** At least those the query selects, beginning after `place`; of each twin as much as the query looks at. */
export function documentsOf(
  query: Query,
  place: string | null,
  rooms: DocumentRooms,
): Iterable<PlacedDocument> {
  if (query.from === 'jobs') return deviceJobsOf(query, place, rooms);
  return twinsOf(query.from, query, neededBy(query), place, rooms);
}

/** At least those the condition selects; their identifiers are all that is to be counted on. */
export function identitiesOf(condition: Condition, rooms: DocumentRooms): Iterable<PlacedDocument> {
  if (condition.from === 'jobs') return [];
  return twinsOf(condition.from, condition, neededByCondition(condition.where), null, rooms);
}

function* deviceJobsOf(
  condition: Condition,
  place: string | null,
  { deviceJobs }: DocumentRooms,
): Iterable<PlacedDocument> {
  const filter = { deviceId: fieldIn(condition, 'deviceId'), jobId: fieldIn(condition, 'jobId') };
  for (const deviceJob of deviceJobs.after(Number(place ?? 0), filter)) {
    const document = deviceJobAnswer(deviceJob);
    yield { place: String(deviceJob.number), document, whole: () => document };
  }
}

/** Where whole twins are asked for, a scan looks at what the condition needs and reads the rest of those it selects. */
function* twinsOf(
  collection: Collection,
  condition: Condition,
  needed: ReadonlySet<RecordPart> | null,
  place: string | null,
  { registry, twinDocuments, sessions }: DocumentRooms,
): Iterable<PlacedDocument> {
  const { lookups: constant, isWhole } = lookupsIn(condition);
  const lookups = [...constant, ...connectedOnly(collection, condition, sessions)];
  const parts = needed ?? (isWhole ? undefined : neededByCondition(condition.where));
  const documentOf = twinDocuments.reader();
  for (const { place: at, record, whole } of registry.look(collection, lookups, place, parts)) {
    const wholeDocument = (): JsonObject | null => {
      const found = whole();
      return found && documentOf(found);
    };
    yield { place: at, document: documentOf(record), whole: wholeDocument };
  }
}

/** Who is connected is known without reading anybody. */
function connectedOnly(
  collection: Collection,
  condition: Condition,
  sessions: Pick<Sessions, 'connected'>,
): readonly Lookup[] {
  if (fieldIn(condition, 'connectionState') !== 'Connected') return [];
  const isWanted = ({ moduleId }: IdentityRef): boolean =>
    (moduleId === undefined) === (collection === 'devices');
  const deviceIds = sessions.connected().flatMap((ref) => (isWanted(ref) ? [ref.deviceId] : []));
  return [{ kind: 'deviceIds', deviceIds }];
}
