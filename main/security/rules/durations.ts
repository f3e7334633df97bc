/** Rules about durations: which agents read them, and whether they read the same. */
import { durationRefusedBy, formatDuration, isSafeDuration, parseDuration } from '../durations';
import { sources } from '../sources';
import { repaired, safeDuration } from './repair';
import { classicAgents, type Facts, type Rule, setValue, unset } from './rule';

interface Duration {
  readonly name: string;
  readonly value: string;
}

function durationsIn({ known }: Facts): readonly Duration[] {
  return known.flatMap(({ property: { name, type }, value }) =>
    type === 'duration' && typeof value === 'string' ? [{ name, value }] : [],
  );
}

function refusedBy(value: string): string {
  const refusing = durationRefusedBy(value);
  return refusing.length === 2 ? 'both' : (refusing[0] ?? 'none');
}

/** Null unless both agents read the text, as different lengths. */
function differentReadings(value: string): { readonly c: string; readonly csharp: string } | null {
  const [ofC, ofCsharp] = [parseDuration(value, 'c'), parseDuration(value, 'csharp')];
  if (ofC === null || ofCsharp === null || ofC === ofCsharp) return null;
  return { c: formatDuration(ofC), csharp: formatDuration(ofCsharp) };
}

/** Of an agent not told apart, only what every one refuses is an error. */
export const durationRules: readonly Rule[] = [
  {
    code: 'badDuration',
    severity: 'error',
    holdsFor: classicAgents,
    source: sources.agentCDurations,
    find: (facts) =>
      durationsIn(facts)
        .filter(({ value }) => parseDuration(value, facts.flavour) === null)
        .map(({ name, value }) => ({
          property: name,
          detail: { value, refusedBy: refusedBy(value) },
          fix: repaired(name, 'duration', value, facts.flavour),
        })),
  },
  {
    code: 'durationReadDifferently',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.agentCDurations,
    find: (facts) =>
      durationsIn(facts).flatMap(({ name, value }) => {
        const readings = differentReadings(value);
        if (readings === null) return [];
        const meant = safeDuration(value, facts.flavour);
        return [
          {
            property: name,
            detail: { value, ...readings },
            fix: meant === null ? unset(name) : setValue(name, meant),
          },
        ];
      }),
  },
  {
    code: 'durationNotSafe',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.agentCDurations,
    find: (facts) =>
      durationsIn(facts)
        .filter(
          ({ value }) =>
            !isSafeDuration(value) &&
            parseDuration(value, facts.flavour) !== null &&
            differentReadings(value) === null,
        )
        .map(({ name, value }) => {
          const meant = safeDuration(value, facts.flavour);
          return {
            property: name,
            detail: { value, refusedBy: refusedBy(value) },
            fix: meant === null ? unset(name) : setValue(name, meant),
          };
        }),
  },
];
