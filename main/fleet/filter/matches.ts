/** Whether one device fits a condition: what the filter language means, in plain words. Pure. */
import type { DriftCause } from '../../../preload/contract';
import { type Leaf, leavesOf } from '../leaves';
import type { DeviceRecord } from '../record';
import type { Age, ChoiceField, Condition, Filter, Pattern } from './filter';
import { fold } from './fold';

/** Shorter texts are looked for at the beginning of an identifier or a value only. */
export const shortestAnywhere = 3;

/** Causes that are no drift. */
export const steady: ReadonlySet<DriftCause> = new Set(['applied', 'default', 'notSupported', 'lingering']);

export function matchesFilter(record: DeviceRecord, { terms }: Filter, nowMs: number): boolean {
  return terms.every(({ isNegated, condition }) => matches(record, condition, nowMs) !== isNegated);
}

export function matches(record: DeviceRecord, condition: Condition, nowMs: number): boolean {
  switch (condition.kind) {
    case 'text':
      return searchedTexts(record).some((text) => contains(text, condition.text));
    case 'choice':
      return condition.values.some((value) => fitsChoice(record, condition.field, value));
    case 'id':
      return condition.patterns.some((pattern) => fits(pattern, record.deviceId));
    case 'site':
      return condition.patterns.some((pattern) => record.site !== null && fits(pattern, record.site));
    case 'moduleId':
      return condition.patterns.some((pattern) => record.moduleIds.some((id) => fits(pattern, id)));
    case 'fingerprint':
      return condition.patterns.some(
        (pattern) => record.fingerprint !== null && fits(pattern, record.fingerprint),
      );
    case 'tag': {
      const leaf = leavesOf(record.tags).find(({ path }) => path === condition.path);
      return leaf !== undefined && condition.patterns.some((pattern) => fits(pattern, leaf.text));
    }
    case 'active':
      return condition.ages.some((age) => fitsAge(record.lastActivityTime, age, nowMs));
    case 'read':
      return condition.ages.some((age) => fitsAge(record.readAt, age, nowMs));
  }
}

/** In the order in which they are shown. */
export function searchedTexts({ deviceId, tags, paths }: DeviceRecord): readonly string[] {
  const leaves: readonly Leaf[] = [
    ...leavesOf(tags),
    ...Object.entries(paths).flatMap(([path, value]) => leavesOf(value, path)),
  ];
  return [deviceId, ...leaves.map(({ text }) => text)];
}

function contains(text: string, part: string): boolean {
  const folded = fold(text);
  return part.length < shortestAnywhere ? folded.startsWith(part) : folded.includes(part);
}

export function fits({ parts }: Pattern, text: string): boolean {
  const folded = fold(text);
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return folded === first;
  if (!folded.startsWith(first) || !folded.endsWith(last)) return false;
  const end = folded.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = folded.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

/** Never active is neither newer nor older. */
function fitsAge(instant: string | null, age: Age | null, nowMs: number): boolean {
  if (age === null || instant === null) return age === null && instant === null;
  const isNewer = nowMs - Date.parse(instant) < age.ageMs;
  return isNewer === (age.is === 'newer');
}

function fitsChoice(record: DeviceRecord, field: ChoiceField, value: string): boolean {
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
      return fitsGeneration(record, value);
    case 'auth':
      return record.authenticationType === value;
    case 'edge':
      return record.isEdge === (value === 'yes');
    case 'changed':
      return (record.changedHere !== null) === (value === 'yes');
  }
}

function fitsDrift(drift: DriftCause | null, value: string): boolean {
  if (value === 'any') return drift !== null && !steady.has(drift);
  if (value === 'none') return drift !== null && steady.has(drift);
  return drift === value;
}

function fitsGeneration({ securityModule }: DeviceRecord, value: string): boolean {
  if (value === 'none') return securityModule === 'none' || securityModule === 'nearMiss';
  return securityModule === value || securityModule === 'both';
}
