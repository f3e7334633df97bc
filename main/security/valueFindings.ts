/** What is wrong with one property's value by itself. */
import type { AgentFlavour, Finding, Generation, JsonValue } from '../../preload/contract';
import { messageBlockBytes, priorities, priorityOf } from './classicProperties';
import { durationRefusedBy, isSafeDuration, parseDuration } from './durations';
import { frequencies, processModes } from './microProperties';
import { classicProperty, type KnownProperty, knownProperty, spellingOf } from './properties';

type Detail = Finding['detail'];
/** A finding before it is known which property it is about. */
type Remark = Omit<Finding, 'property'>;

const error = (code: Finding['code'], detail: Detail = {}): Remark => ({ code, severity: 'error', detail });
const warning = (code: Finding['code'], detail: Detail = {}): Remark => ({
  code,
  severity: 'warning',
  detail,
});

/** Findings of one property, known or not. */
export function valueFindings(
  generation: Generation,
  flavour: AgentFlavour,
  name: string,
  value: JsonValue,
): readonly Finding[] {
  return remarks(generation, flavour, name, value).map((remark) => ({ ...remark, property: name }));
}

function remarks(
  generation: Generation,
  flavour: AgentFlavour,
  name: string,
  value: JsonValue,
): readonly Remark[] {
  const property = knownProperty(generation, name);
  if (property !== null) {
    return value === null ? [error('missingValue')] : typedRemarks(property, flavour, value);
  }
  const nearest = spellingOf(generation, name);
  const misnamed =
    nearest === null ? warning('unknownProperty') : warning('unknownPropertyLetterCase', { nearest });
  return value === null ? [misnamed, error('missingValue')] : [misnamed];
}

function typedRemarks(property: KnownProperty, flavour: AgentFlavour, value: JsonValue): readonly Remark[] {
  const mismatch = [error('typeMismatch', { expected: property.type })];
  switch (property.type) {
    case 'duration':
      return typeof value === 'string' ? durationRemarks(flavour, value) : mismatch;
    case 'priority':
      return typeof value === 'string' ? priorityRemarks(value) : mismatch;
    case 'frequency':
      return typeof value === 'string' ? frequencyRemarks(value) : mismatch;
    case 'intervals':
      return typeof value === 'string' ? intervalsRemarks(value) : mismatch;
    case 'integer':
      return Number.isInteger(value) ? integerRemarks(property, Number(value)) : mismatch;
    case 'processMode':
      return Number.isInteger(value) ? processModeRemarks(Number(value)) : mismatch;
    case 'boolean':
      return typeof value === 'boolean' ? [] : mismatch;
    case 'text':
      return typeof value === 'string' ? [] : mismatch;
  }
}

/** Of an unknown agent, only what both refuse is an error. */
function durationRemarks(flavour: AgentFlavour, value: string): readonly Remark[] {
  const refusing = durationRefusedBy(value);
  const refusedBy = refusing.length === 2 ? 'both' : (refusing[0] ?? 'none');
  if (parseDuration(value, flavour) === null) return [error('badDuration', { value, refusedBy })];
  return isSafeDuration(value) ? [] : [warning('durationNotSafe', { value, refusedBy })];
}

function priorityRemarks(value: string): readonly Remark[] {
  const nearest = priorityOf(value);
  if (nearest === null) return [error('badPriority', { value, allowed: priorities.join(', ') })];
  return nearest === value ? [] : [warning('priorityLetterCase', { value, nearest })];
}

function frequencyRemarks(value: string): readonly Remark[] {
  const isAllowed = frequencies.some((frequency) => frequency === value);
  return isAllowed ? [] : [error('badFrequency', { value, allowed: frequencies.join(', ') })];
}

/** High, medium and low priority in minutes, all three, each a multiple of the one before. */
function intervalsRemarks(value: string): readonly Remark[] {
  const texts = value.split(',').map((text) => text.trim());
  const minutes = texts.map(Number);
  if (texts.length !== 3 || !texts.every((text) => /^0*[1-9]\d*$/.test(text))) {
    return [error('badIntervals', { value })];
  }
  const areMultiples = minutes.every(
    (count, index) => index === 0 || count % (minutes[index - 1] ?? 1) === 0,
  );
  return areMultiples ? [] : [warning('intervalsNotMultiples', { value })];
}

function processModeRemarks(value: number): readonly Remark[] {
  if (processModes.some((mode) => mode === value)) return [];
  return [error('outOfRange', { value, minimum: 1, maximum: processModes.length })];
}

/** No classic agent enforces its range; of the micro agent the documentation asks for positive integers. */
function integerRemarks({ name }: KnownProperty, value: number): readonly Remark[] {
  const classic = classicProperty(name);
  if (classic === null) return value > 0 ? [] : [error('outOfRange', { value, minimum: 1 })];
  const found: Remark[] = [];
  if (classic.range !== null && (value < classic.range.minimum || value > classic.range.maximum)) {
    found.push(warning('outOfRange', { value, ...classic.range }));
  }
  if (name === 'maxMessageSizeInBytes' && value % messageBlockBytes !== 0) {
    const below = Math.floor(value / messageBlockBytes) * messageBlockBytes;
    found.push(
      warning('notOptimalMessageSize', {
        value,
        multipleOf: messageBlockBytes,
        below,
        above: below + messageBlockBytes,
      }),
    );
  }
  return found;
}
