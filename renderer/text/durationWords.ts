/** Durations in plain words, both ways: "7 minutes", "1 día y 12 horas", "cada hora y media" ↔ ISO 8601 as every agent reads it. */
import type { Language } from '../../preload/contract';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };
const unitsFromLargest = [
  { unit: 'day', lengthMs: dayMs },
  { unit: 'hour', lengthMs: hourMs },
  { unit: 'minute', lengthMs: minuteMs },
  { unit: 'second', lengthMs: secondMs },
] as const;

/** In whole words and without loss down to the millisecond: "1 day and 12 hours". */
export function durationInWords(durationMs: number, language: Language): string {
  const locale = localeOf[language];
  let restMs = durationMs;
  const parts = unitsFromLargest.flatMap(({ unit, lengthMs }) => {
    const count = unit === 'second' ? restMs / lengthMs : Math.floor(restMs / lengthMs);
    restMs -= Math.floor(count) * lengthMs;
    const isSaid = count > 0 || (unit === 'second' && durationMs === 0);
    return isSaid ? [numberWithUnit(count, unit, locale)] : [];
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

function numberWithUnit(count: number, unit: string, locale: string): string {
  const format = { style: 'unit', unit, unitDisplay: 'long', useGrouping: false, maximumFractionDigits: 3 };
  // TypeScript's own list of options has `style` and `unitDisplay` as literals, which an object of strings is not.
  return new Intl.NumberFormat(locale, format as Intl.NumberFormatOptions).format(count);
}

/** In both languages at once, without accents: nobody has to change the language to be understood. */
const unitWords: readonly (readonly [RegExp, number])[] = [
  [/^(?:w|wk|wks|weeks?|sem|semanas?)$/, weekMs],
  [/^(?:d|days?|dias?)$/, dayMs],
  [/^(?:h|hr|hrs|hours?|horas?)$/, hourMs],
  [/^(?:m|min|mins|minutes?|minutos?)$/, minuteMs],
  [/^(?:s|sec|secs|seg|segs|seconds?|segundos?)$/, secondMs],
];

const numberWords: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
  },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, sixty: 60, half: 0.5 },
  ...{ un: 1, una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9 },
  ...{ diez: 10, once: 11, doce: 12, quince: 15, veinte: 20, treinta: 30, cuarenta: 40, sesenta: 60 },
  ...{ media: 0.5, medio: 0.5 },
};

/** Words that stand around durations without changing them. */
const fillers = new Set(['every', 'each', 'cada', 'and', 'y', 'of', 'de', 'con']);
const halves = new Set(['half', 'media', 'medio']);

/**
 * ISO text for words of either language, in the units both agents read; null for text that is no duration in words, or
 * that names a unit whose length is not the same everywhere (months, years) or a part of a second.
 */
export function durationFromWords(text: string): string | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const durationMs = sumOf(parts);
  return durationMs === null || durationMs % secondMs !== 0 ? null : isoText(durationMs);
}

function partsOf(text: string): readonly string[] | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  // A number and its unit may touch ("7min"); "1,000" might mean one or one thousand, so it is nothing.
  const isPlain = /^[\p{L}\d.,\s]+$/u.test(plain) && !/\d[.,]\d{3}(?!\d)/.test(plain);
  if (!isPlain) return null;
  return plain
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .replace(/(\d)[.,](\d)/g, '$1.$2')
    .split(/\s+|,\s*|\.(?!\d)/)
    .filter((part) => part !== '');
}

/** Number, unit, number, unit, …; a unit without number is one, and a half after a unit is half of that unit. */
function sumOf(parts: readonly string[]): number | null {
  let sumMs = 0;
  let count: number | null = null;
  let isHalf = false;
  let unitBeforeMs: number | null = null;
  for (const part of parts) {
    if (fillers.has(part)) continue;
    const number = /^\d+(?:\.\d+)?$/.test(part) ? Number(part) : ownNumber(part);
    const unitMs = unitWords.find(([words]) => words.test(part))?.[1];
    if (number !== undefined) {
      // "half an hour", "and a half": the article beside a half says nothing more.
      if (isHalf && number === 1) continue;
      if (count !== null && !(count === 1 && halves.has(part))) return null;
      count = number;
      isHalf = halves.has(part);
    } else if (unitMs !== undefined) {
      if (unitBeforeMs !== null && unitMs >= unitBeforeMs) return null;
      // "m" alone is the beginning of a word.
      if (count === null && part.length < 3) return null;
      sumMs += (count ?? 1) * unitMs;
      [count, isHalf, unitBeforeMs] = [null, false, unitMs];
    } else return null;
  }
  if (unitBeforeMs === null) return null;
  if (count === null) return Math.round(sumMs);
  return isHalf ? Math.round(sumMs + unitBeforeMs / 2) : null;
}

function ownNumber(word: string): number | undefined {
  return Object.hasOwn(numberWords, word) ? numberWords[word] : undefined;
}

/** Days, hours, minutes, seconds: what both classic agents read alike. `durationMs` is in whole seconds. */
function isoText(durationMs: number): string {
  const days = Math.floor(durationMs / dayMs);
  const clock = [
    [Math.floor((durationMs % dayMs) / hourMs), 'H'],
    [Math.floor((durationMs % hourMs) / minuteMs), 'M'],
    [Math.floor((durationMs % minuteMs) / secondMs), 'S'],
  ] as const;
  const time = clock.map(([count, letter]) => (count > 0 ? `${count}${letter}` : '')).join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
