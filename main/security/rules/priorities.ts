/** Rules about priorities. */
import { isPriority, priorities, priorityOf } from '../classicProperties';
import { sources } from '../sources';
import { repaired } from './repair';
import { classicAgents, type Facts, type Rule, setValue } from './rule';

function prioritiesIn({ known }: Facts): readonly { readonly name: string; readonly value: string }[] {
  return known.flatMap(({ property: { name, type }, value }) =>
    type === 'priority' && typeof value === 'string' ? [{ name, value }] : [],
  );
}

export const priorityRules: readonly Rule[] = [
  {
    code: 'badPriority',
    severity: 'error',
    holdsFor: classicAgents,
    source: sources.schemaTypes,
    find: (facts) =>
      prioritiesIn(facts)
        .filter(({ value }) => priorityOf(value) === null)
        .map(({ name, value }) => ({
          property: name,
          detail: { value, allowed: priorities.join(', ') },
          fix: repaired(name, 'priority', value, facts.flavour),
        })),
  },
  {
    code: 'priorityLetterCase',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.schemaTypes,
    find: (facts) =>
      prioritiesIn(facts).flatMap(({ name, value }) => {
        const nearest = priorityOf(value);
        if (nearest === null || isPriority(value)) return [];
        return [{ property: name, detail: { value, nearest }, fix: setValue(name, nearest) }];
      }),
  },
];
