/** Rules about the type of a value. */
import type { JsonValue, PropertyType } from '../../../preload/contract';
import { sources } from '../sources';
import { repaired } from './repair';
import { everyAgent, type Rule, remove, unset } from './rule';

function hasType(type: PropertyType, value: JsonValue): boolean {
  switch (type) {
    case 'integer':
    case 'processMode':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'duration':
    case 'priority':
    case 'frequency':
    case 'intervals':
    case 'text':
      return typeof value === 'string';
  }
}

export const valueRules: readonly Rule[] = [
  {
    code: 'typeMismatch',
    severity: 'error',
    holdsFor: everyAgent,
    source: { classic: sources.schemaTypes, micro: sources.microConfiguration },
    find: ({ known, flavour }) =>
      known
        .filter(({ property, value }) => value !== null && !hasType(property.type, value))
        .map(({ property: { name, type }, value }) => ({
          property: name,
          detail: { expected: type },
          fix: repaired(name, type, value, flavour),
        })),
  },
  {
    code: 'missingValue',
    severity: 'error',
    holdsFor: everyAgent,
    source: { classic: sources.agentC, micro: sources.microConfiguration },
    find: ({ known, unknown, values }) => [
      ...known
        .filter(({ value }) => value === null)
        .map(({ name }) => ({ property: name, fix: unset(name) })),
      ...unknown
        .filter(({ name }) => values[name] === null)
        .map(({ name }) => ({ property: name, fix: remove(name) })),
    ],
  },
];
