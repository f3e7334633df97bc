/** Rules about properties that are right and have no effect. */
import type { JsonValue } from '../../../preload/contract';
import { meansSame } from '../meaning';
import { knownProperty, treatmentOf } from '../properties';
import { sources } from '../sources';
import { everyAgent, type Facts, type Holder, type Remark, type Rule, unset, valueInForce } from './rule';

/** Of an agent nobody has told apart there is nothing it would never do. */
function treated(facts: Facts, as: 'ignored' | 'inert'): readonly Remark[] {
  const { flavour, generation, known } = facts;
  if (flavour === 'unknown') return [];
  return known
    .filter(({ name }) => treatmentOf(generation, flavour, name) === as)
    .map(({ name }) => ({ property: name, detail: { agent: flavour }, fix: unset(name) }));
}

/** The first need that is not met. */
function moot(facts: Facts): readonly Remark[] {
  const { generation, flavour } = facts;
  return facts.known.flatMap(({ property }): readonly Remark[] => {
    if (treatmentOf(generation, flavour, property.name) !== 'obeyed') return [];
    const unmet = property.needs.find((need) => {
      const type = knownProperty(generation, need.property)?.type ?? 'text';
      return meansSame(type, valueInForce(facts, need.property), need.isNot);
    });
    if (unmet === undefined) return [];
    const detail = { because: unmet.property, value: scalarOf(unmet.isNot) };
    return [{ property: property.name, detail, fix: unset(property.name) }];
  });
}

function scalarOf(value: JsonValue): string | number | boolean {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

const csharpAgents: readonly Holder[] = ['csharpLinux', 'csharpWindows'];

export const effectRules: readonly Rule[] = [
  {
    code: 'neverObeyed',
    severity: 'info',
    holdsFor: ['c'],
    source: sources.agentCEvents,
    find: (facts) => treated(facts, 'ignored'),
  },
  {
    code: 'neverObeyed',
    severity: 'info',
    holdsFor: csharpAgents,
    source: sources.agentCsharpModules,
    find: (facts) => treated(facts, 'ignored'),
  },
  {
    code: 'readWithoutEffect',
    severity: 'info',
    holdsFor: csharpAgents,
    source: sources.agentCsharpModules,
    find: (facts) => treated(facts, 'inert'),
  },
  {
    code: 'moot',
    severity: 'info',
    holdsFor: everyAgent,
    source: { classic: sources.classicConfiguration, micro: sources.microConfiguration },
    find: moot,
  },
];
