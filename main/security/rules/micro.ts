/** Rules about the values of the micro agent's keys. */
import type { JsonValue, PropertyType } from '../../../preload/contract';
import { ownValue } from '../../twin';
import { frequencies, processModes } from '../microProperties';
import { microProperty } from '../properties';
import { sources } from '../sources';
import { repaired } from './repair';
import { type Facts, type Holder, type Rule, setValue, unset } from './rule';

const micro: readonly Holder[] = ['micro'];

function ofType({ known }: Facts, type: PropertyType): readonly { name: string; value: JsonValue }[] {
  return known.flatMap(({ property, name, value }) => (property.type === type ? [{ name, value }] : []));
}

function textsOf(facts: Facts, type: PropertyType): readonly { name: string; value: string }[] {
  return ofType(facts, type).flatMap(({ name, value }) =>
    typeof value === 'string' ? [{ name, value }] : [],
  );
}

function integersOf(facts: Facts, type: PropertyType): readonly { name: string; value: number }[] {
  return ofType(facts, type).flatMap(({ name, value }) =>
    typeof value === 'number' && Number.isInteger(value) ? [{ name, value }] : [],
  );
}

/** Of high, medium and low priority, in minutes; null unless there are three whole numbers above zero. */
export function intervalsIn(value: JsonValue): readonly number[] | null {
  if (typeof value !== 'string') return null;
  const texts = value.split(',').map((text) => text.trim());
  return texts.length === 3 && texts.every((text) => /^0*[1-9]\d*$/.test(text)) ? texts.map(Number) : null;
}

/** Each raised to the next multiple of the one before. */
function asMultiples(minutes: readonly number[]): readonly number[] {
  let before = 1;
  return minutes.map((count) => {
    before = Math.ceil(count / before) * before;
    return before;
  });
}

export const microRules: readonly Rule[] = [
  {
    code: 'badFrequency',
    severity: 'error',
    holdsFor: micro,
    source: sources.microConfiguration,
    find: (facts) =>
      textsOf(facts, 'frequency')
        .filter(({ value }) => !frequencies.some((frequency) => frequency === value))
        .map(({ name, value }) => ({
          property: name,
          detail: { value, allowed: frequencies.join(', ') },
          fix: repaired(name, 'frequency', value, facts.flavour),
        })),
  },
  {
    code: 'badIntervals',
    severity: 'error',
    holdsFor: micro,
    source: sources.microConfiguration,
    find: (facts) =>
      textsOf(facts, 'intervals')
        .filter(({ value }) => intervalsIn(value) === null)
        .map(({ name, value }) => ({ property: name, detail: { value }, fix: unset(name) })),
  },
  {
    code: 'intervalsNotMultiples',
    severity: 'warning',
    holdsFor: micro,
    source: sources.microConfiguration,
    find: (facts) =>
      textsOf(facts, 'intervals').flatMap(({ name, value }) => {
        const minutes = intervalsIn(value);
        if (minutes === null) return [];
        const raised = asMultiples(minutes);
        if (raised.every((count, index) => count === minutes[index])) return [];
        return [{ property: name, detail: { value }, fix: setValue(name, raised.join(',')) }];
      }),
  },
  {
    code: 'notPositive',
    severity: 'error',
    holdsFor: micro,
    source: sources.microConfiguration,
    find: (facts) =>
      integersOf(facts, 'integer')
        .filter(({ value }) => value <= 0)
        .map(({ name, value }) => ({ property: name, detail: { value }, fix: unset(name) })),
  },
  {
    code: 'badProcessMode',
    severity: 'error',
    holdsFor: micro,
    source: sources.microConfiguration,
    find: (facts) =>
      integersOf(facts, 'processMode')
        .filter(({ value }) => !processModes.some((mode) => mode === value))
        .map(({ name, value }) => ({
          property: name,
          detail: { value, allowed: processModes.join(', ') },
          fix: unset(name),
        })),
  },
  {
    code: 'needsRelease',
    severity: 'info',
    holdsFor: micro,
    source: sources.microReleases,
    find: ({ known }) =>
      known.flatMap(({ name }) => {
        const since = microProperty(name)?.since ?? null;
        return since === null ? [] : [{ property: name, detail: { release: since } }];
      }),
  },
  {
    code: 'needsPamSetUp',
    severity: 'info',
    holdsFor: micro,
    source: sources.microPam,
    find: ({ values }) => (ownValue(values, 'Login_UsePAM') === true ? [{ property: 'Login_UsePAM' }] : []),
  },
];
