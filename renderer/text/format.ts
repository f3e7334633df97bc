/** Numbers, points in time and ages as the chosen language writes them. */
import type { Language } from '../../preload/contract';

export interface Format {
  number(value: number): string;
  /** Date and time to the second, local time. */
  dateTime(instant: string): string;
  /** `YYYY-MM-DD` as a date, `YYYY-MM` as a month. */
  date(day: string): string;
  /** Time of day to the second, local time. */
  time(instant: string): string;
  /** How long ago, in its largest whole unit: "3 min. ago". An instant in the future counts as now. */
  age(instant: string, nowMs: number): string;
  /** A length of time in at most two units: "1 h 30 min". */
  duration(durationMs: number): string;
  sizeBytes(value: number): string;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const unitsFromLargest = [
  { unit: 'day', lengthMs: dayMs },
  { unit: 'hour', lengthMs: hourMs },
  { unit: 'minute', lengthMs: minuteMs },
  { unit: 'second', lengthMs: secondMs },
] as const;

/** English is written with 24 hours and the month as a word, so that no reader confuses day and month. */
const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };

export function createFormat(language: Language): Format {
  const locale = localeOf[language];
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' });
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const kilobytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  const bytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'byte', unitDisplay: 'long' });

  return {
    number: (value) => number.format(value),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    date: (day) => (day.length > 7 ? date : month).format(new Date(day)),
    time: (instant) => time.format(new Date(instant)),
    age(instant, nowMs) {
      const ageMs = Math.max(0, nowMs - Date.parse(instant));
      const fitting = unitsFromLargest.find(({ lengthMs }) => ageMs >= lengthMs);
      return fitting
        ? relative.format(-Math.floor(ageMs / fitting.lengthMs), fitting.unit)
        : now.format(0, 'second');
    },
    duration: (durationMs) => formatDuration(durationMs, locale),
    sizeBytes: (value) => (value < 1000 ? bytes.format(value) : kilobytes.format(value / 1000)),
  };
}

function formatDuration(durationMs: number, locale: string): string {
  const part = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (durationMs < secondMs) return part(Math.round(durationMs), 'millisecond');
  const first = unitsFromLargest.findIndex(({ lengthMs }) => durationMs >= lengthMs);
  let restMs = durationMs;
  const parts: string[] = [];
  for (const { unit, lengthMs } of unitsFromLargest.slice(first, first + 2)) {
    const count = Math.floor(restMs / lengthMs);
    restMs -= count * lengthMs;
    if (count > 0) parts.push(part(count, unit));
  }
  return parts.join(' ');
}
