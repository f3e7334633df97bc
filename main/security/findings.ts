/** Everything that is wrong with a configuration: value by value, between properties, and for the hub. */
import type { AgentFlavour, Finding, Generation, JsonValue } from '../../preload/contract';
import { type LimitProblem, limitProblems, ownValue, twinLimits } from '../twin';
import { type ConfigurationValues, sectionOf } from './configuration';
import { parseDuration } from './durations';
import { defaultOf } from './properties';
import { valueFindings } from './valueFindings';

type Values = Readonly<ConfigurationValues>;

/**
 * Errors are what the agent or the hub refuses; of an unknown flavour, what both agents refuse. `detail` per code:
 * typeMismatch expected · badPriority, badFrequency value, allowed · priorityLetterCase value, nearest ·
 * badDuration, durationNotSafe value, refusedBy (c, csharp, both, none) · outOfRange value, minimum, maximum (classic) ·
 * notOptimalMessageSize value, multipleOf, below, above · conflictCacheBelowMessage cacheBytes, messageBytes, other ·
 * conflictHighAboveLow high, low, other · unknownPropertyLetterCase nearest · baselineIncomplete missing ·
 * badIntervals, intervalsNotMultiples, integerOutOfRange value · twinTooLarge, stringTooLong sizeBytes, limitBytes ·
 * twinTooDeep limit · keyNotAllowed key.
 */
export function findingsFor(
  generation: Generation,
  values: Values,
  flavour: AgentFlavour,
): readonly Finding[] {
  return [
    ...Object.entries(values).flatMap(([name, value]) => valueFindings(generation, flavour, name, value)),
    ...(generation === 'classic' ? classicFindings(values, flavour) : []),
    ...limitProblems(sectionOf(generation, values), twinLimits.desiredBytes).map((problem) =>
      limitFinding(generation, problem),
    ),
  ];
}

/** What the agents themselves check between properties, with their defaults for those not set; both accept it. */
function classicFindings(values: Values, flavour: AgentFlavour): readonly Finding[] {
  const valueInForce = (name: string): JsonValue =>
    ownValue(values, name) ?? defaultOf('classic', flavour, name);
  const durationMsOf = (name: string): number | null => {
    const value = valueInForce(name);
    return typeof value === 'string' ? parseDuration(value, flavour) : null;
  };
  const found: Finding[] = [];
  const cacheBytes = valueInForce('maxLocalCacheSizeInBytes');
  const messageBytes = valueInForce('maxMessageSizeInBytes');
  if (typeof cacheBytes === 'number' && typeof messageBytes === 'number' && messageBytes > cacheBytes) {
    found.push({
      code: 'conflictCacheBelowMessage',
      severity: 'warning',
      property: 'maxLocalCacheSizeInBytes',
      detail: { cacheBytes, messageBytes, other: 'maxMessageSizeInBytes' },
    });
  }
  const highMs = durationMsOf('highPriorityMessageFrequency');
  const lowMs = durationMsOf('lowPriorityMessageFrequency');
  if (highMs !== null && lowMs !== null && highMs > lowMs) {
    found.push({
      code: 'conflictHighAboveLow',
      severity: 'warning',
      property: 'highPriorityMessageFrequency',
      detail: {
        high: String(valueInForce('highPriorityMessageFrequency')),
        low: String(valueInForce('lowPriorityMessageFrequency')),
        other: 'lowPriorityMessageFrequency',
      },
    });
  }
  return [...found, ...baselineFindings(values)];
}

/** Custom baseline checks run only with all three values set. */
function baselineFindings(values: Values): readonly Finding[] {
  if (ownValue(values, 'baselineCustomChecksEnabled') !== true) return [];
  const missing = ['baselineCustomChecksFilePath', 'baselineCustomChecksFileHash'].filter((name) => {
    const value = ownValue(values, name);
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });
  if (missing.length === 0) return [];
  return [
    {
      code: 'baselineIncomplete',
      severity: 'warning',
      property: 'baselineCustomChecksEnabled',
      detail: { missing: missing.join(', ') },
    },
  ];
}

function limitFinding(generation: Generation, problem: LimitProblem): Finding {
  const property = problem.path[generation === 'classic' ? 1 : 0] ?? null;
  const finding = (code: Finding['code'], detail: Finding['detail']): Finding => ({
    code,
    severity: 'error',
    property,
    detail,
  });
  switch (problem.code) {
    case 'tooLarge':
      return finding('twinTooLarge', { sizeBytes: problem.sizeBytes, limitBytes: problem.limitBytes });
    case 'tooDeep':
      return finding('twinTooDeep', { limit: problem.limit });
    case 'keyNotAllowed':
      return finding('keyNotAllowed', { key: problem.key });
    case 'keyTooLong':
      return finding('keyNotAllowed', { key: problem.path.at(-1) ?? '', limitBytes: problem.limitBytes });
    case 'stringTooLong':
      return finding('stringTooLong', { sizeBytes: problem.sizeBytes, limitBytes: problem.limitBytes });
    case 'integerOutOfRange':
      return finding('integerOutOfRange', { value: problem.value });
  }
}
