/** Rules of the hub: what it refuses whatever an agent would make of it. */
import type { Finding, Generation } from '../../../preload/contract';
import type { LimitProblem } from '../../twin';
import { knownProperty } from '../properties';
import { sources } from '../sources';
import { everyAgent, type Remark, type Rule, remove } from './rule';

const codes: Readonly<Record<LimitProblem['code'], Finding['code']>> = {
  tooLarge: 'twinTooLarge',
  tooDeep: 'twinTooDeep',
  keyNotAllowed: 'keyNotAllowed',
  keyTooLong: 'keyNotAllowed',
  stringTooLong: 'stringTooLong',
  integerOutOfRange: 'integerOutOfRange',
};

/** Where the names of properties stand in a path from the section's root. */
const depthOfName: Readonly<Record<Generation, number>> = { classic: 1, micro: 0 };

function remarkOn(generation: Generation, problem: LimitProblem): Remark {
  const depth = depthOfName[generation];
  const property = problem.path[depth] ?? null;
  const isOwnKey = property !== null && problem.path.length === depth + 1;
  const isBadName = isOwnKey && codes[problem.code] === 'keyNotAllowed';
  const fix = isBadName && knownProperty(generation, property) === null ? { fix: remove(property) } : {};
  return { property, detail: detailOf(problem), ...fix };
}

function detailOf(problem: LimitProblem): Finding['detail'] {
  switch (problem.code) {
    case 'tooLarge':
    case 'stringTooLong':
      return { sizeBytes: problem.sizeBytes, limitBytes: problem.limitBytes };
    case 'tooDeep':
      return { limit: problem.limit };
    case 'keyNotAllowed':
      return { key: problem.key };
    case 'keyTooLong':
      return { key: problem.path.at(-1) ?? '', limitBytes: problem.limitBytes };
    case 'integerOutOfRange':
      return { value: problem.value };
  }
}

export const limitRules: readonly Rule[] = [...new Set(Object.values(codes))].map((code) => ({
  code,
  severity: 'error',
  holdsFor: everyAgent,
  source: sources.twinLimits,
  find: (facts) =>
    facts.limits
      .filter((problem) => codes[problem.code] === code)
      .map((problem) => remarkOn(facts.generation, problem)),
}));
