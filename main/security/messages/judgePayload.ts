/** One entry of an event's payload, held against its schema. */
import type { JsonObject, JsonValue } from '../../../preload/contract';
import type { Findings } from './findings';
import type { Field, Fields, ValueKind } from './shapes';

export function judgePayload(
  name: string,
  fields: Fields,
  entry: JsonValue,
  path: string,
  isAggregated: boolean,
  findings: Findings,
): void {
  if (!isObject(entry)) {
    findings.add('wrongType', path, entry, 'object');
    return;
  }
  for (const [key, field] of Object.entries(fields)) {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    if (value !== undefined) judgeField(name, key, field, value, `${path}/${key}`, findings);
    else if (field.isRequired) findings.add('missing', `${path}/${key}`);
  }
  if (name === 'Login' && !Object.hasOwn(entry, 'UserId') && !Object.hasOwn(entry, 'UserName')) {
    findings.add('missing', `${path}/UserId`, undefined, 'UserId, UserName');
  }
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'ExtraDetails') judgeExtraDetails(value, `${path}/ExtraDetails`, isAggregated, findings);
    else if (!Object.hasOwn(fields, key)) findings.add('unknownKey', `${path}/${escaped(key)}`);
  }
}

function judgeField(
  name: string,
  key: string,
  { kind }: Field,
  value: JsonValue,
  path: string,
  findings: Findings,
): void {
  if (isOfKind(kind, value)) return;
  if (typeof kind !== 'string') {
    if (name === 'DroppedEventsStatistics' && value === 'Operational')
      findings.add('operationalQueue', path, value);
    else if (kind.some((one) => typeof value === 'string' && one.toLowerCase() === value.toLowerCase()))
      findings.add('otherCase', path, value, kind.join(', '));
    else findings.add('wrongValue', path, value, kind.join(', '));
    return;
  }
  // The C agent's merged inbound connections; Azure/Azure-IoT-Security-Agent-C.
  if (key.endsWith('Port') && value === 0) findings.add('numericPort', path, value, 'string');
  else if (kind === 'address' && typeof value === 'string')
    findings.add('wrongValue', path, value, 'IPv4, IPv6');
  else findings.add('wrongType', path, value, kind === 'integer' || kind === 'boolean' ? kind : 'string');
}

function judgeExtraDetails(value: JsonValue, path: string, isAggregated: boolean, findings: Findings): void {
  if (!isObject(value)) {
    findings.add('wrongType', path, value, 'object');
    return;
  }
  for (const [key, detail] of Object.entries(value)) {
    if (typeof detail === 'string') continue;
    const isHitCount = isAggregated && key === 'HitCount' && typeof detail === 'number';
    findings.add(isHitCount ? 'hitCountNumber' : 'wrongType', `${path}/${escaped(key)}`, detail, 'string');
  }
}

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const ipv6 = /^[0-9a-f:]*:[0-9a-f:.]*(?:%\w+)?$/i;

export function isOfKind(kind: ValueKind, value: JsonValue): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'guid':
      return typeof value === 'string' && value.length === 36;
    case 'address':
      return typeof value === 'string' && (ipv4.test(value) || ipv6.test(value));
    default:
      return typeof value === 'string' && kind.includes(value);
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As a step of a JSON pointer, RFC 6901. */
function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
