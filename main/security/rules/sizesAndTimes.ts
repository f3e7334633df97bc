/** Rules about sizes and intervals of the classic agents, alone and between each other. */
import type { JsonValue } from '../../../preload/contract';
import { messageBlockBytes } from '../classicProperties';
import { parseDuration } from '../durations';
import { classicProperty } from '../properties';
import { sources } from '../sources';
import { classicAgents, type Facts, type Remark, type Rule, setValue, valueInForce } from './rule';

const cache = 'maxLocalCacheSizeInBytes';
const message = 'maxMessageSizeInBytes';
const high = 'highPriorityMessageFrequency';
const low = 'lowPriorityMessageFrequency';

/**
 * Of one event. A snapshot of listening ports takes about 200 bytes for each of them, so this is room for some 160.
 */
const snapshotBytes = 32_768;

interface Ranged {
  readonly name: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}

function rangedIn({ known }: Facts): readonly Ranged[] {
  return known.flatMap(({ name, value }) => {
    const range = classicProperty(name)?.range ?? null;
    return range !== null && typeof value === 'number' && Number.isInteger(value)
      ? [{ name, value, ...range }]
      : [];
  });
}

function integerIn(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/** The multiple next to the value that is in the documented range. */
function blocksNear(value: number): {
  readonly below: number;
  readonly above: number;
  readonly nearest: number;
} {
  const below = Math.floor(value / messageBlockBytes) * messageBlockBytes;
  const above = below + messageBlockBytes;
  const { minimum = 0, maximum = value } = classicProperty(message)?.range ?? {};
  const rounded = value - below <= above - value ? below : above;
  return { below, above, nearest: Math.min(maximum, Math.max(minimum, rounded)) };
}

function notOptimal(facts: Facts): readonly Remark[] {
  const value = integerIn(facts.values[message]);
  if (value === null || value % messageBlockBytes === 0) return [];
  const { below, above, nearest } = blocksNear(value);
  return [
    {
      property: message,
      detail: { value, multipleOf: messageBlockBytes, below, above },
      fix: setValue(message, nearest),
    },
  ];
}

function cacheBelowMessage(facts: Facts): readonly Remark[] {
  const [cacheBytes, messageBytes] = [valueInForce(facts, cache), valueInForce(facts, message)];
  if (typeof cacheBytes !== 'number' || typeof messageBytes !== 'number' || messageBytes <= cacheBytes) {
    return [];
  }
  return [
    {
      property: cache,
      detail: { cacheBytes, messageBytes, other: message },
      fix: setValue(cache, messageBytes),
    },
  ];
}

function highAboveLow(facts: Facts): readonly Remark[] {
  const [highText, lowText] = [valueInForce(facts, high), valueInForce(facts, low)];
  if (typeof highText !== 'string' || typeof lowText !== 'string') return [];
  const [highMs, lowMs] = [parseDuration(highText, facts.flavour), parseDuration(lowText, facts.flavour)];
  if (highMs === null || lowMs === null || highMs <= lowMs) return [];
  return [
    { property: high, detail: { high: highText, low: lowText, other: low }, fix: setValue(high, lowText) },
  ];
}

/** No agent enforces its ranges; both accept what contradicts itself and complain about it. */
export const sizeAndTimeRules: readonly Rule[] = [
  {
    code: 'outOfRange',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.schema,
    find: (facts) =>
      rangedIn(facts)
        .filter(({ value, minimum, maximum }) => value < minimum || value > maximum)
        .map(({ name, value, minimum, maximum }) => ({
          property: name,
          detail: { value, minimum, maximum },
          fix: setValue(name, value < minimum ? minimum : maximum),
        })),
  },
  {
    code: 'edgeOfRange',
    severity: 'info',
    holdsFor: classicAgents,
    source: sources.classicConfiguration,
    find: (facts) =>
      rangedIn(facts)
        .filter(
          ({ name, value, minimum, maximum }) => name === message && (value === minimum || value === maximum),
        )
        .map(({ name, value, minimum, maximum }) => ({
          property: name,
          detail: { value, minimum, maximum },
        })),
  },
  {
    code: 'notOptimalMessageSize',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.classicConfiguration,
    find: notOptimal,
  },
  {
    code: 'messageMayBlockQueue',
    severity: 'info',
    holdsFor: ['c'],
    source: sources.agentCQueues,
    find: ({ values }) => {
      const value = integerIn(values[message]);
      if (value === null || value >= snapshotBytes) return [];
      return [{ property: message, detail: { value }, fix: setValue(message, snapshotBytes) }];
    },
  },
  {
    code: 'conflictCacheBelowMessage',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.classicConfiguration,
    find: cacheBelowMessage,
  },
  {
    code: 'conflictHighAboveLow',
    severity: 'warning',
    holdsFor: classicAgents,
    source: sources.classicConfiguration,
    find: highAboveLow,
  },
];
