/** Up to a hundred identities written in one call, each with a result of its own. */
import { z } from 'zod';
import { mergePatch } from '../../twin';
import { HubError } from '../hubError';
import type { IdentityRef, JsonObject, JsonValue } from '../ports';
import type { Registry } from '../registry/registry';
import { checkLimits, readTwinWrite } from '../twins/twinBody';
import type { Twins } from '../twins/twins';
import type { EtagCondition } from './etag';
import type { Identities } from './identities';

export interface BulkError {
  readonly deviceId: string;
  readonly moduleId?: string;
  readonly errorCode: string;
  readonly errorStatus: string;
  readonly operation: string;
}

export interface BulkOperations {
  /** Fails as a whole for a body that is no list of up to a hundred different identities. */
  perform(body: JsonValue | undefined): readonly BulkError[];
}

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md and the limit azure-iothub keeps to. */
const mostItems = 100;

const importModes = [
  'create',
  'update',
  'updateIfMatchETag',
  'delete',
  'deleteIfMatchETag',
  'updateTwin',
  'updateTwinIfMatchETag',
] as const;
type ImportMode = (typeof importModes)[number];

const text = z.string().nullish();
/** azure-iothub passes the caller's `etag` on as it is; the model says `eTag`. */
const bulkItem = z.looseObject({
  id: z.string(),
  moduleId: z.string().optional(),
  importMode: z.string().optional(),
  eTag: text,
  etag: text,
  twinETag: text,
});
type BulkItem = z.infer<typeof bulkItem>;

export function createBulkOperations(
  registry: Registry,
  identities: Identities,
  twins: Twins,
): BulkOperations {
  const perform = (item: BulkItem, mode: ImportMode): void => {
    const ref = refOf(item);
    const { id: _, moduleId: __, ...identity } = item;
    switch (mode) {
      case 'create': {
        const twin = twinOf(item);
        identities.write(ref, identity, null);
        if (twin !== null) twins.patch(ref, twin, null);
        return;
      }
      case 'update':
        identities.write(ref, identity, anyEtag);
        return;
      case 'updateIfMatchETag':
        identities.write(ref, identity, exactly(item.eTag ?? item.etag));
        return;
      case 'delete':
        identities.remove(ref, anyEtag);
        return;
      case 'deleteIfMatchETag':
        identities.remove(ref, exactly(item.eTag ?? item.etag));
        return;
      case 'updateTwin':
        twins.patch(ref, twinOf(item) ?? {}, anyEtag);
        return;
      case 'updateTwinIfMatchETag':
        twins.patch(ref, twinOf(item) ?? {}, exactly(item.twinETag));
    }
  };

  return {
    perform: (body) => {
      const items = readItems(body);
      return registry.atOnce(() =>
        items.flatMap((item) => {
          const mode = importModes.find((name) => name.toLowerCase() === item.importMode?.toLowerCase());
          try {
            if (mode === undefined) {
              throw new HubError(
                'ArgumentInvalid',
                `BadRequest: importMode is one of ${importModes.join()}.`,
              );
            }
            perform(item, mode);
            return [];
          } catch (error) {
            if (!(error instanceof HubError)) throw error;
            return [bulkError(item, mode ?? item.importMode ?? '', error)];
          }
        }),
      );
    },
  };
}

const anyEtag: EtagCondition = { kind: 'any' };
const exactly = (etag: string | null | undefined): EtagCondition => ({ kind: 'exactly', etag: etag ?? '' });

function refOf({ id, moduleId }: BulkItem): IdentityRef {
  return moduleId === undefined ? { deviceId: id } : { deviceId: id, moduleId };
}

function readItems(body: JsonValue | undefined): readonly BulkItem[] {
  if (Array.isArray(body) && body.length > mostItems) {
    throw new HubError('TooManyDevices', `More than ${mostItems} devices in one call.`);
  }
  const parsed = z.array(bulkItem).min(1).safeParse(body);
  if (!parsed.success) {
    throw new HubError('ArgumentInvalid', 'BadRequest: the body is not a list of identities with an id.');
  }
  const names = parsed.data.map(({ id, moduleId }) => JSON.stringify([id, moduleId]));
  if (new Set(names).size < names.length) {
    throw new HubError(
      'DeviceDefinedMultipleTimes',
      'BadRequest: an identity is in the list more than once.',
    );
  }
  return parsed.data;
}

/** What an item says about the twin, known to be within its limits; null when it says nothing. */
function twinOf({ tags, properties }: BulkItem): JsonObject | null {
  if (tags === undefined && properties === undefined) return null;
  // Parts of a body that came out of JSON.parse.
  const twin = { ...(tags ? { tags } : {}), ...(properties ? { properties } : {}) } as JsonObject;
  const written = readTwinWrite(twin);
  checkLimits('tags', mergePatch({}, written.tags ?? {}));
  checkLimits('desired', mergePatch({}, written.desired ?? {}));
  return twin;
}

function bulkError(item: BulkItem, operation: string, { codeName, message }: HubError): BulkError {
  const { deviceId, moduleId } = refOf(item);
  return {
    deviceId,
    ...(moduleId === undefined ? {} : { moduleId }),
    errorCode: codeName,
    errorStatus: message,
    operation,
  };
}
