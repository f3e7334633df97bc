/** How long an agent that is in order may send nothing. */
import type { Generation, JsonObject } from '../../preload/contract';
import { ownValue } from '../twin';
import { priorityOf } from './classicProperties';
import { readConfiguration } from './configuration';
import { parseDuration } from './durations';
import { valuesInForce } from './effective';
import { detectFlavour } from './flavour';

const minuteMs = 60_000;
/** `High, Medium, Low` in minutes. */
const intervals = /^\s*\d+\s*,\s*\d+\s*,\s*(\d+)\s*$/;

/**
 * From one snapshot to the next and then until its events are sent, at the latest; null when it is told to collect
 * nothing at all.
 */
export function longestSilenceMs(
  generation: Generation,
  { desired, reported }: { readonly desired: JsonObject; readonly reported: JsonObject },
): number | null {
  const flavour = detectFlavour(generation, reported);
  const values = valuesInForce(generation, flavour, readConfiguration(generation, desired), null);
  if (generation === 'micro') {
    const switches = Object.entries(values).filter(([name]) => name.endsWith('_Disabled'));
    if (switches.length > 0 && switches.every(([, value]) => value === true)) return null;
    const minutes = intervals.exec(String(ownValue(values, 'CollectorsCore_PriorityIntervals') ?? ''))?.[1];
    return (minutes === undefined ? 1440 : Number(minutes)) * minuteMs;
  }
  const collects = Object.entries(values).some(
    ([name, value]) =>
      name.startsWith('eventPriority') && !operational.includes(name) && priorityOf(value) !== 'Off',
  );
  if (!collects) return null;
  const of = (name: string): number => parseDuration(String(ownValue(values, name)), flavour) ?? 0;
  return of('snapshotFrequency') + of('lowPriorityMessageFrequency');
}

/** They say how the agent is doing, and nothing of the device. */
const operational = [
  'eventPriorityOperational',
  'eventPriorityConfigurationError',
  'eventPriorityDroppedEventsStatistics',
  'eventPriorityMessageStatistics',
  'eventPriorityDiagnostic',
];
