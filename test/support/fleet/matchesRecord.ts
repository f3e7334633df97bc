/** What the filter language means, said for one record at a time: the index is held to it. */
import {
  type Condition,
  fits,
  fitsAge,
  fitsDrift,
  fitsGeneration,
  fold,
  parseFilter,
  shortestAnywhere,
} from '../../../main/fleet/filter';
import { leavesOf } from '../../../main/fleet/leaves';
import type { DeviceRecord } from '../../../main/fleet/record';

export function fitsQuery(record: DeviceRecord, query: string, nowMs: number): boolean {
  return parseFilter(query).terms.every(
    ({ isNegated, condition }) => matchesRecord(record, condition, nowMs) !== isNegated,
  );
}

export function matchesRecord(record: DeviceRecord, condition: Condition, nowMs: number): boolean {
  switch (condition.kind) {
    case 'text':
      return searchedTexts(record).some((text) => contains(fold(text), condition.text));
    case 'choice':
      return condition.values.some((value) => fitsChoice(record, condition.field, value));
    case 'id':
      return condition.patterns.some((pattern) => fits(pattern, fold(record.deviceId)));
    case 'site':
    case 'fingerprint': {
      const text = record[condition.kind];
      return text !== null && condition.patterns.some((pattern) => fits(pattern, fold(text)));
    }
    case 'moduleId':
      return condition.patterns.some((pattern) => record.moduleIds.some((id) => fits(pattern, fold(id))));
    case 'tag': {
      const leaf = leavesOf(record.tags).find(({ path }) => path === condition.path);
      return leaf !== undefined && condition.patterns.some((pattern) => fits(pattern, fold(leaf.text)));
    }
    case 'active':
      return condition.ages.some((age) => fitsAge(msOf(record.lastActivityTime), age, nowMs));
    case 'read':
      return condition.ages.some((age) => fitsAge(msOf(record.readAt), age, nowMs));
  }
}

function msOf(instant: string | null): number {
  return instant === null ? Number.NaN : Date.parse(instant);
}

function searchedTexts({ deviceId, tags, paths }: DeviceRecord): readonly string[] {
  const leaves = [
    ...leavesOf(tags),
    ...Object.entries(paths).flatMap(([path, value]) => leavesOf(value, path)),
  ];
  return [deviceId, ...leaves.map(({ text }) => text)];
}

function contains(folded: string, part: string): boolean {
  return part.length < shortestAnywhere ? folded.startsWith(part) : folded.includes(part);
}

function fitsChoice(
  record: DeviceRecord,
  field: Extract<Condition, { kind: 'choice' }>['field'],
  value: string,
): boolean {
  switch (field) {
    case 'status':
      return record.status === value;
    case 'connected':
      return (record.connectionState === 'Connected') === (value === 'yes');
    case 'module':
      return record.securityModule === value;
    case 'verdict':
      return record.verdict === value;
    case 'drift':
      return fitsDrift(record.drift, value);
    case 'generation':
      return fitsGeneration(record.securityModule, value);
    case 'auth':
      return record.authenticationType === value;
    case 'edge':
      return record.isEdge === (value === 'yes');
    case 'changed':
      return (record.changedHere !== null) === (value === 'yes');
  }
}
