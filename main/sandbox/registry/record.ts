/** One identity with its twin, as the registry keeps it. A device's own record has an empty module id. */
import { z } from 'zod';
import type { Authentication, IdentityRef, JsonObject } from '../ports';

export interface Section {
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  readonly version: number;
}

export interface IdentityRecord {
  readonly number: number;
  readonly deviceId: string;
  readonly moduleId: string;
  readonly generationId: string;
  readonly etag: string;
  readonly status: 'enabled' | 'disabled';
  readonly statusReason: string | null;
  readonly statusUpdated: string;
  readonly connectionUpdated: string;
  readonly lastActivity: string;
  readonly authentication: Authentication;
  readonly managedBy: string | null;
  readonly isEdge: boolean;
  /** Counts every write of the twin; 2 right after creation. */
  readonly twinVersion: number;
  /** Counts the service's writes; the twin's ETag is made of it. */
  readonly twinWrites: number;
  readonly tags: JsonObject;
  readonly desired: Section;
  readonly reported: Section;
}

export function refOf({ deviceId, moduleId }: IdentityRecord): IdentityRef {
  return moduleId === '' ? { deviceId } : { deviceId, moduleId };
}

const row = z.object({
  number: z.number(),
  device_id: z.string(),
  module_id: z.string(),
  generation_id: z.string(),
  etag: z.string(),
  status: z.enum(['enabled', 'disabled']),
  status_reason: z.string().nullable(),
  status_updated: z.string(),
  connection_updated: z.string(),
  last_activity: z.string(),
  authentication: z.string(),
  managed_by: z.string().nullable(),
  is_edge: z.number(),
  twin_version: z.number(),
  twin_writes: z.number(),
  tags: z.string(),
  desired: z.string(),
  desired_metadata: z.string(),
  desired_version: z.number(),
  reported: z.string(),
  reported_metadata: z.string(),
  reported_version: z.number(),
});

/** JSON columns are written by this room only, so their shape is known. */
const stored = <T>(text: string): T => JSON.parse(text) as T;

export function recordOfRow(raw: unknown): IdentityRecord {
  const r = row.parse(raw);
  return {
    number: r.number,
    deviceId: r.device_id,
    moduleId: r.module_id,
    generationId: r.generation_id,
    etag: r.etag,
    status: r.status,
    statusReason: r.status_reason,
    statusUpdated: r.status_updated,
    connectionUpdated: r.connection_updated,
    lastActivity: r.last_activity,
    authentication: stored<Authentication>(r.authentication),
    managedBy: r.managed_by,
    isEdge: r.is_edge === 1,
    twinVersion: r.twin_version,
    twinWrites: r.twin_writes,
    tags: stored<JsonObject>(r.tags),
    desired: sectionOf(r.desired, r.desired_metadata, r.desired_version),
    reported: sectionOf(r.reported, r.reported_metadata, r.reported_version),
  };
}

function sectionOf(properties: string, metadata: string, version: number): Section {
  return { properties: stored(properties), metadata: stored(metadata), version };
}

/** Column values in the order of `recordColumns`. */
export function rowOfRecord(record: IdentityRecord): (string | number | null)[] {
  return [
    record.deviceId,
    record.moduleId,
    record.generationId,
    record.etag,
    record.status,
    record.statusReason,
    record.statusUpdated,
    record.connectionUpdated,
    record.lastActivity,
    JSON.stringify(record.authentication),
    record.managedBy,
    record.isEdge ? 1 : 0,
    record.twinVersion,
    record.twinWrites,
    JSON.stringify(record.tags),
    JSON.stringify(record.desired.properties),
    JSON.stringify(record.desired.metadata),
    record.desired.version,
    JSON.stringify(record.reported.properties),
    JSON.stringify(record.reported.metadata),
    record.reported.version,
  ];
}

export const recordColumns = Object.keys(row.shape).filter((column) => column !== 'number');
