/** Rules about the names of properties. */
import { ownValue } from '../../twin';
import { sources } from '../sources';
import { everyAgent, type Facts, type FixPlan, type Remark, type Rule, remove, rename } from './rule';

/** To the right name, unless that is set already. */
function renamed({ values }: Facts, name: string, nearest: string): FixPlan {
  return ownValue(values, nearest) === undefined ? rename(name, nearest) : remove(name);
}

/** Either only the letter case is wrong, or some letters are. */
function misnamed(facts: Facts, isLetterCase: boolean): readonly Remark[] {
  return facts.unknown.flatMap(({ name, nearest, isLetterCase: isCase }) => {
    if (nearest === null || isCase !== isLetterCase) return [];
    return [{ property: name, detail: { nearest }, fix: renamed(facts, name, nearest) }];
  });
}

const source = { classic: sources.agentC, micro: sources.microConfiguration };

/** Agents pass over what they do not know. */
export const nameRules: readonly Rule[] = [
  {
    code: 'unknownProperty',
    severity: 'warning',
    holdsFor: everyAgent,
    source,
    find: ({ unknown }) =>
      unknown
        .filter(({ nearest }) => nearest === null)
        .map(({ name }) => ({ property: name, fix: remove(name) })),
  },
  {
    code: 'unknownPropertyLetterCase',
    severity: 'warning',
    holdsFor: everyAgent,
    source,
    find: (facts) => misnamed(facts, true),
  },
  {
    code: 'unknownPropertyMisspelled',
    severity: 'warning',
    holdsFor: everyAgent,
    source,
    find: (facts) => misnamed(facts, false),
  },
];
