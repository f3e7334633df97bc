/** The value somebody most likely meant by one that is wrong, where nothing has to be guessed. */
import type { AgentFlavour, JsonValue, PropertyType } from '../../../preload/contract';
import { priorities } from '../classicProperties';
import { formatDuration, isSafeDuration, parseDuration } from '../durations';
import { frequencies, processModes } from '../microProperties';
import { spellerOf } from '../spelling';
import { type FixPlan, setValue, unset } from './rule';

const priorityNear = spellerOf(priorities);
const frequencyNear = spellerOf(frequencies);

/** A value of the wrong type or spelling becomes the one that reads the same, or else the property goes back to its default. */
export function repaired(name: string, type: PropertyType, value: JsonValue, flavour: AgentFlavour): FixPlan {
  const meant = meantBy(type, value, flavour);
  return meant === null ? unset(name) : setValue(name, meant);
}

function meantBy(
  type: PropertyType,
  value: JsonValue,
  flavour: AgentFlavour,
): string | number | boolean | null {
  switch (type) {
    case 'integer':
      return typeof value === 'string' ? integerIn(value) : null;
    case 'processMode': {
      const mode = typeof value === 'string' ? integerIn(value) : null;
      return processModes.find((each) => each === mode) ?? null;
    }
    case 'boolean':
      return typeof value === 'string' ? truthIn(value) : null;
    case 'priority':
      return typeof value === 'string' ? priorityNear(value.trim()) : null;
    case 'frequency':
      return typeof value === 'string' ? frequencyNear(value.trim()) : null;
    case 'duration':
      return typeof value === 'string' ? safeDuration(value.trim().toUpperCase(), flavour) : null;
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
    case 'intervals':
      return null;
  }
}

function integerIn(text: string): number | null {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(value) ? value : null;
}

function truthIn(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}

/** The same length in the writing every agent reads alike; null where there is none, or where the agents disagree. */
export function safeDuration(text: string, flavour: AgentFlavour): string | null {
  const lengths =
    flavour === 'unknown'
      ? [parseDuration(text, 'c'), parseDuration(text, 'csharp')]
      : [parseDuration(text, flavour)];
  const read = [...new Set(lengths.filter((durationMs) => durationMs !== null))];
  // What only the other agent reads is still what was meant.
  const [durationMs] = read.length === 0 ? [parseDuration(text)] : read;
  if (read.length > 1 || durationMs === null || durationMs === undefined) return null;
  const written = formatDuration(durationMs);
  return isSafeDuration(written) ? written : null;
}
