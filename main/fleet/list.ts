/** The device list in memory. */
import type { FleetFacets, FleetPage, FleetRow, FleetSort } from '../../preload/contract';
import { matches, parseFilter, type Term } from './filter';
import { leavesOf } from './leaves';
import type { DeviceRecord } from './record';

export interface FleetSearch {
  readonly query: string;
  readonly sort: FleetSort;
  readonly offset: number;
  readonly limit: number;
  readonly tagPaths: readonly string[];
}

const mostSites = 50;

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

const columnText = (record: DeviceRecord, by: FleetSort['by']): string => {
  if (by.startsWith('tag.')) {
    return (
      leavesOf(record.tags)
        .find(({ path }) => `tag.${path}` === by)
        ?.text.toLowerCase() ?? '\uFFFF'
    );
  }
  if (by === 'site') return record.site?.toLowerCase() ?? '\uFFFF';
  const value: unknown = Reflect.get(record, by);
  return typeof value === 'string' ? value : '';
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareIds(a: DeviceRecord, b: DeviceRecord): number {
  return compare(a.deviceId.toLowerCase(), b.deviceId.toLowerCase()) || compare(a.deviceId, b.deviceId);
}

export function searchList(
  records: readonly DeviceRecord[],
  readAt: string | null,
  version: number,
  search: FleetSearch,
  nowMs: number,
): FleetPage {
  const filter = parseFilter(search.query);
  const fitting = (terms: readonly Term[]): DeviceRecord[] =>
    records.filter((record) =>
      terms.every(({ isNegated, condition }) => matches(record, condition, nowMs) !== isNegated),
    );
  const found = fitting(filter.terms);
  const sign = search.sort.direction === 'ascending' ? 1 : -1;
  found.sort((a, b) => {
    const { by } = search.sort;
    const order = by === 'deviceId' ? compareIds(a, b) : compare(columnText(a, by), columnText(b, by));
    return sign * order || compareIds(a, b);
  });
  return {
    readAt,
    version,
    totalCount: records.length,
    matchCount: found.length,
    offset: search.offset,
    rows: found
      .slice(search.offset, search.offset + search.limit)
      .map((record) => rowOf(record, search.tagPaths)),
    facets: facetsOf((fields) =>
      fitting(
        filter.terms.filter(
          ({ condition }) => !fields.includes(condition.kind === 'choice' ? condition.field : condition.kind),
        ),
      ),
    ),
    filterErrors: [...filter.errors],
  };
}

function facetsOf(without: (fields: readonly string[]) => readonly DeviceRecord[]): FleetFacets {
  const count = <Value extends string>(
    records: readonly DeviceRecord[],
    values: readonly Value[],
    has: (record: DeviceRecord, value: Value) => boolean,
  ) =>
    // The keys are the values, one for one.
    Object.fromEntries(
      values.map((value) => [value, records.filter((record) => has(record, value)).length]),
    ) as Record<Value, number>;
  const sites = new Map<string | null, number>();
  for (const { site } of without(['site'])) sites.set(site, (sites.get(site) ?? 0) + 1);
  const bySize = [...sites].sort(([, a], [, b]) => b - a).slice(0, mostSites);
  return {
    connectionState: count(
      without(['connected']),
      ['Connected', 'Disconnected'],
      (record, value) => record.connectionState === value,
    ),
    status: count(without(['status']), ['enabled', 'disabled'], (record, value) => record.status === value),
    securityModule: count(
      without(['module']),
      ['none', 'classic', 'micro', 'both', 'nearMiss', 'unknown'],
      (record, value) => record.securityModule === value,
    ),
    verdict: count(
      without(['verdict']),
      [
        'rejected',
        'drifting',
        'silent',
        'obsolete',
        'nearMiss',
        'noModule',
        'customised',
        'default',
        'unknown',
      ],
      (record, value) => record.verdict === value,
    ),
    generation: count(without(['generation']), ['classic', 'micro', 'none'], (record, value) =>
      matches(record, { kind: 'choice', field: 'generation', values: [value] }, 0),
    ),
    site: bySize.map(([site, size]) => ({ site, count: size })),
    siteCount: sites.size,
  };
}
