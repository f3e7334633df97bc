/** Which generation of agents lost its support when, as Microsoft announced it. */
import type { Generation, RetirementFact } from '../../preload/contract';
import { sources } from './sources';

/**
 * The end of support of the classic agents was announced twice, with two dates. The micro agent's retirement is a plan of
 * July 2024; nobody here has checked that it happened. What runs on the device and what the twin does need no support.
 */
const facts: readonly RetirementFact[] = [
  {
    generation: 'classic',
    milestone: 'supportEnd',
    date: '2022-03-01',
    source: `${sources.classicSupportEnd} (text of November 2021)`,
  },
  {
    generation: 'classic',
    milestone: 'legacyEnd',
    date: '2023-03-31',
    source: `${sources.classicSupportEnd} (text of January 2023)`,
  },
  { generation: 'micro', milestone: 'generallyAvailable', date: '2022-09', source: sources.microReleases },
  { generation: 'micro', milestone: 'retirement', date: '2025-08-01', source: sources.microRetirement },
];

export function retirementOf(generation: Generation): readonly RetirementFact[] {
  return facts.filter((fact) => fact.generation === generation);
}
