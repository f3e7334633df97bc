/** What may stand at the cursor of a filter: fields, their values, tag paths and the values of tags. Pure. */
import type { FleetSuggestion } from '../../../preload/contract';
import { quotedWhereNeeded, wordsOf } from '../../../preload/filterLanguage';
import { ages, choices, fieldNames, isAgeField, isChoiceField } from './fields';
import { fold } from './fold';

const mostSuggestions = 20;
/** Characters of a value. */
const longestWritten = 200;

export interface Counted {
  readonly text: string;
  /** Devices that have it. */
  readonly count: number;
}

/** What the fleet holds. */
export interface SuggestionSource {
  /** Without `tags.`. */
  tagPaths(): readonly Counted[];
  /** Those whose folded text begins so, the most frequent first. */
  values(of: ValuesOf, foldedPart: string, most: number): readonly Counted[];
}

/** `tag` with a path. */
export type ValuesOf = 'site' | 'moduleId' | 'fingerprint' | { readonly tag: string };

/** The most frequent first. The empty list where nothing known fits, as inside a text. */
export function suggestAt(query: string, cursor: number, source: SuggestionSource): FleetSuggestion[] {
  const { from, name, typed } = beforeCursor(query, cursor);
  if (name !== null) return suggestValues(name, typed, from, cursor, source);
  // In quotes a person writes a text, unless they follow the beginning of a tag's name.
  return query.charAt(from) === '"' ? [] : suggestFields(typed, from, cursor, source);
}

interface Typed {
  /** Where the part to be completed begins. */
  readonly from: number;
  /** The field it is a value of, without quotes; null before a colon. */
  readonly name: string | null;
  /** What is there of the field or the value, without quotes. */
  readonly typed: string;
}

/** A colon or a comma in quotes is part of a name or a value. */
function beforeCursor(query: string, cursor: number): Typed {
  const word = wordsOf(query.slice(0, cursor)).findLast(({ to }) => to === cursor);
  let from = word?.from ?? cursor;
  if (query.charAt(from) === '-' && cursor > from) from += 1;
  let name: string | null = null;
  let typed = '';
  for (const piece of word?.pieces ?? []) {
    const start = Math.max(piece.from, from);
    if (piece.isQuoted) {
      typed += piece.text;
      continue;
    }
    for (let at = start; at < piece.to; at += 1) {
      const sign = query.charAt(at);
      if (sign !== (name === null ? ':' : ',')) {
        typed += sign;
        continue;
      }
      name ??= typed;
      typed = '';
      from = at + 1;
    }
  }
  return { from, name, typed };
}

function suggestFields(typed: string, from: number, to: number, source: SuggestionSource): FleetSuggestion[] {
  const fields = fieldNames
    .filter((name) => name !== 'tag.' && fold(name).startsWith(fold(typed)))
    .map(
      (name): FleetSuggestion => ({
        kind: 'field',
        from,
        to,
        insert: `${name}:`,
        label: `${name}:`,
        count: null,
      }),
    );
  if (typed === '' || !'tag.'.startsWith(fold(typed).slice(0, 'tag.'.length))) return fields;
  const fitting = source
    .tagPaths()
    .map(({ text, count }) => ({ path: `tag.${text}`, count }))
    .filter(({ path }) => fold(path).startsWith(fold(typed)))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostSuggestions);
  return [
    ...fields,
    ...fitting.map(({ path, count }): FleetSuggestion => {
      const written = `tag.${quotedWhereNeeded(path.slice('tag.'.length))}:`;
      return { kind: 'tagPath', from, to, insert: written, label: `${path}:`, count };
    }),
  ];
}

function suggestValues(
  name: string,
  typed: string,
  from: number,
  to: number,
  source: SuggestionSource,
): FleetSuggestion[] {
  const part = fold(typed);
  const field = fieldNames.find((known) => known.toLowerCase() === name.toLowerCase());
  const of = valuesOf(name);
  const values: readonly { readonly text: string; readonly count: number | null }[] =
    field !== undefined && isChoiceField(field)
      ? choices[field].map((text) => ({ text, count: null }))
      : isAgeField(field)
        ? ages.map((text) => ({ text, count: null }))
        : of === null
          ? []
          : source.values(of, part, mostSuggestions);
  return values
    .filter(({ text }) => fold(text).startsWith(part))
    .map(
      ({ text, count }): FleetSuggestion => ({
        kind: 'value',
        from,
        to,
        insert: shortened(text, (start) => `${quotedWhereNeeded(start)}*`) ?? quotedWhereNeeded(text),
        label: shortened(text, (start) => `${start}…`) ?? (text === '' ? '""' : text),
        count,
      }),
    );
}

/** Of a long value its beginning says enough, and leaves room in a query. Null for one that is short. */
function shortened(text: string, write: (start: string) => string): string | null {
  return text.length > longestWritten ? write([...text].slice(0, longestWritten).join('')) : null;
}

function valuesOf(name: string): ValuesOf | null {
  if (name.toLowerCase().startsWith('tag.')) return { tag: name.slice('tag.'.length) };
  switch (name.toLowerCase()) {
    case 'site':
      return 'site';
    case 'moduleid':
      return 'moduleId';
    case 'fingerprint':
      return 'fingerprint';
    default:
      return null;
  }
}
