/** One identity with its twin, as the registry keeps it. A device's own record has an empty module id. */
import type { Authentication, IdentityRef, JsonObject } from '../ports';
import { metadataIn, metadataText } from './metadataText';

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
  /** An Edge device's own scope, or the scope of a leaf device's parent. */
  readonly deviceScope: string | null;
  /** The scope of the parent, if there is one. */
  readonly parentScopes: readonly string[];
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

interface SectionTexts {
  readonly properties: string;
  readonly metadata: string;
}

/** A million generated twins share a few hundred sections; each is made into text once. */
const knownTexts = new WeakMap<Section, SectionTexts>();

function textsOf(section: Section): SectionTexts {
  const known = knownTexts.get(section);
  if (known) return known;
  const { properties, metadata } = section;
  const texts = { properties: JSON.stringify(properties), metadata: metadataText(properties, metadata) };
  knownTexts.set(section, texts);
  return texts;
}

export type Cell = string | number | null;

interface Column {
  readonly name: string;
  readonly cell: (record: Omit<IdentityRecord, 'number'>) => Cell;
}

/** In this order rows are read and written; a new column goes to the end and into `StoredRow`. */
const columns: readonly Column[] = [
  { name: 'device_id', cell: ({ deviceId }) => deviceId },
  { name: 'module_id', cell: ({ moduleId }) => moduleId },
  { name: 'generation_id', cell: ({ generationId }) => generationId },
  { name: 'etag', cell: ({ etag }) => etag },
  { name: 'status', cell: ({ status }) => status },
  { name: 'status_reason', cell: ({ statusReason }) => statusReason },
  { name: 'status_updated', cell: ({ statusUpdated }) => statusUpdated },
  { name: 'connection_updated', cell: ({ connectionUpdated }) => connectionUpdated },
  { name: 'last_activity', cell: ({ lastActivity }) => lastActivity },
  { name: 'authentication', cell: ({ authentication }) => JSON.stringify(authentication) },
  { name: 'managed_by', cell: ({ managedBy }) => managedBy },
  { name: 'is_edge', cell: ({ isEdge }) => (isEdge ? 1 : 0) },
  { name: 'twin_version', cell: ({ twinVersion }) => twinVersion },
  { name: 'twin_writes', cell: ({ twinWrites }) => twinWrites },
  { name: 'tags', cell: ({ tags }) => JSON.stringify(tags) },
  { name: 'desired', cell: ({ desired }) => textsOf(desired).properties },
  { name: 'desired_metadata', cell: ({ desired }) => textsOf(desired).metadata },
  { name: 'desired_version', cell: ({ desired }) => desired.version },
  { name: 'reported', cell: ({ reported }) => textsOf(reported).properties },
  { name: 'reported_metadata', cell: ({ reported }) => textsOf(reported).metadata },
  { name: 'reported_version', cell: ({ reported }) => reported.version },
  { name: 'device_scope', cell: ({ deviceScope }) => deviceScope },
  { name: 'parent_scopes', cell: ({ parentScopes }) => JSON.stringify(parentScopes) },
];

/**
 * What of a record takes time to read. A search that looks at some of it in every record leaves out the rest, which is
 * then blank: no identity has such an ETag or such keys.
 */
export const recordParts = {
  state: [
    ...['etag', 'status', 'status_reason', 'status_updated', 'connection_updated', 'last_activity'],
    ...['managed_by', 'is_edge', 'twin_version', 'twin_writes', 'device_scope', 'parent_scopes'],
  ],
  authentication: ['authentication'],
  tags: ['tags'],
  desired: ['desired', 'desired_version'],
  desiredMetadata: ['desired_metadata'],
  reported: ['reported', 'reported_version'],
  reportedMetadata: ['reported_metadata'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type RecordPart = keyof typeof recordParts;

/** The `number` first, then the columns above. */
type StoredRow = readonly [
  number: number,
  deviceId: string,
  moduleId: string,
  generationId: string,
  etag: string,
  status: IdentityRecord['status'],
  statusReason: string | null,
  statusUpdated: string,
  connectionUpdated: string,
  lastActivity: string,
  authentication: string,
  managedBy: string | null,
  isEdge: number,
  twinVersion: number,
  twinWrites: number,
  tags: string,
  desired: string,
  desiredMetadata: string,
  desiredVersion: number,
  reported: string,
  reportedMetadata: string,
  reportedVersion: number,
  deviceScope: string | null,
  parentScopes: string,
];

export const recordColumns: readonly string[] = columns.map(({ name }) => name);

export function rowOfRecord(record: Omit<IdentityRecord, 'number'>): Cell[] {
  return columns.map(({ cell }) => cell(record));
}

/** Makes rows of some columns whole; `names` begins with the `number`. */
export function rowFiller(names: readonly string[]): (cells: readonly Cell[]) => readonly Cell[] {
  const places = names.map((name) => (name === 'number' ? 0 : recordColumns.indexOf(name) + 1));
  return (cells) => {
    const row = [...blankRow];
    for (const [index, place] of places.entries()) row[place] = cells[index] ?? null;
    return row;
  };
}

const blankAuthentication = JSON.stringify({ type: 'none', symmetricKey: {}, x509Thumbprint: {} });
const blankRow: readonly Cell[] = [
  ...[0, '', '', '', '', 'enabled', null, '', '', '', blankAuthentication, null, 0, 0, 0],
  ...['{}', '{}', '{}', 0, '{}', '{}', 0, null, '[]'],
];

/** Rows are written by this room alone and the table is STRICT, so their shape is known; a check would cost a read's time. */
export function recordOfRow(raw: unknown): IdentityRecord {
  const row = raw as StoredRow;
  return {
    number: row[0],
    deviceId: row[1],
    moduleId: row[2],
    generationId: row[3],
    etag: row[4],
    status: row[5],
    statusReason: row[6],
    statusUpdated: row[7],
    connectionUpdated: row[8],
    lastActivity: row[9],
    authentication: JSON.parse(row[10]),
    managedBy: row[11],
    isEdge: row[12] === 1,
    twinVersion: row[13],
    twinWrites: row[14],
    tags: JSON.parse(row[15]),
    desired: sectionOf(row[16], row[17], row[18]),
    reported: sectionOf(row[19], row[20], row[21]),
    deviceScope: row[22],
    parentScopes: JSON.parse(row[23]),
  };
}

/** How much text a row holds. */
export function sizeOfRow(raw: unknown): number {
  const cells = raw as readonly unknown[];
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);
}

function sectionOf(text: string, metadata: string, version: number): Section {
  const properties: JsonObject = JSON.parse(text);
  return { properties, metadata: metadataIn(metadata, properties), version };
}
