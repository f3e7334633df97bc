/** ISO 8601 durations as the classic agents read and write them. */
import type { AgentFlavour } from '../../preload/contract';
import { type AgentFamily, familyOf } from './flavour';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const month = 30 * day;
const year = 365 * day;

/** The C agent keeps durations in 32 bits: 49 days and 17 hours. */
const longestMsOfC = 0xffff_ffff;
/** `TimeSpan.MaxValue`. */
const longestMsOfCsharp = 922_337_203_685_477;
const longestSafeMs = 49 * day;

const patternOfC =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const patternOfCsharp =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const safePattern = /^P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

const unitsOfC = [0, month, week, day, hour, minute, second];
const unitsOfCsharp = [year, month, day, hour, minute, second];

/**
 * Length in whole milliseconds, or null where the agent refuses the text. C: whole numbers, years count nothing, total above
 * zero and within 32 bits (Azure/Azure-IoT-Security-Agent-C src/agent/src/internal/time_utils.c). C#: xsd:duration, so
 * no weeks, fractions of seconds only; negative ones, which no setting can mean, are refused here. `unknown`: as C#
 * reads it, else as C does.
 */
export function parseDuration(text: string, flavour: AgentFlavour = 'unknown'): number | null {
  if (flavour === 'unknown') return readBy('csharp', text) ?? readBy('c', text);
  return readBy(familyOf(flavour), text);
}

function readBy(family: AgentFamily, text: string): number | null {
  if (family === 'c') {
    const durationMs = lengthMs(patternOfC.exec(text), unitsOfC);
    return durationMs !== null && durationMs > 0 && durationMs <= longestMsOfC ? durationMs : null;
  }
  const durationMs = lengthMs(patternOfCsharp.exec(text), unitsOfCsharp);
  return durationMs !== null && durationMs <= longestMsOfCsharp ? durationMs : null;
}

function lengthMs(match: RegExpExecArray | null, unitsMs: readonly number[]): number | null {
  if (match === null) return null;
  return Math.round(unitsMs.reduce((sum, unitMs, index) => sum + Number(match[index + 1] ?? 0) * unitMs, 0));
}

/** The agents that refuse the text. */
export function durationRefusedBy(text: string): readonly AgentFamily[] {
  return (['c', 'csharp'] as const).filter((family) => readBy(family, text) === null);
}

/** Read alike by both agents: whole days, hours, minutes and seconds, above zero and at most 49 days. */
export function isSafeDuration(text: string): boolean {
  if (!safePattern.test(text)) return false;
  const durationMs = parseDuration(text, 'csharp');
  return durationMs !== null && durationMs > 0 && durationMs <= longestSafeMs;
}

/**
 * Days, hours, minutes and seconds, as both agents read it (`P7DT1H`); fractions of seconds stay, zero is `PT0S`.
 * `durationMs` is zero or more.
 */
export function formatDuration(durationMs: number): string {
  const [days, rest] = divided(durationMs, day);
  return written([[days, 'D']], rest);
}

/** As the C agent reports it: months of 30 days and weeks first, whole seconds (`P1W` for seven days). */
export function formatDurationOfC(durationMs: number): string {
  const [months, afterMonths] = divided(durationMs, month);
  const [weeks, afterWeeks] = divided(afterMonths, week);
  const [days, rest] = divided(afterWeeks, day);
  const date: [number, string][] = [
    [months, 'M'],
    [weeks, 'W'],
    [days, 'D'],
  ];
  return written(date, Math.floor(rest / second) * second);
}

function divided(durationMs: number, unitMs: number): [number, number] {
  return [Math.floor(durationMs / unitMs), durationMs % unitMs];
}

function written(date: readonly (readonly [number, string])[], restMs: number): string {
  const [hours, afterHours] = divided(restMs, hour);
  const [minutes, afterMinutes] = divided(afterHours, minute);
  const dateText = components(date);
  const timeText = components([
    [hours, 'H'],
    [minutes, 'M'],
    [afterMinutes / second, 'S'],
  ]);
  if (dateText === '' && timeText === '') return 'PT0S';
  return timeText === '' ? `P${dateText}` : `P${dateText}T${timeText}`;
}

function components(parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, letter]) => `${count}${letter}`)
    .join('');
}
