/** What may stand at the cursor of a filter: fields, their values, tag paths and the values of tags. Pure. */
import type { FleetSuggestion } from '../../../preload/contract';
import { quotedWhereNeeded, wordsOf } from '../../../preload/filterLanguage';
import { choices, fieldNames, isChoiceField } from './fields';
import { fold } from './fold';

const mostSuggestions = 20;

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
  const word = wordsOf(query).find(({ from, to }) => from <= cursor && cursor <= to);
  const wordFrom = word?.from ?? cursor;
  const from = query.charAt(wordFrom) === '-' && cursor > wordFrom ? wordFrom + 1 : wordFrom;
  const typed = query.slice(from, cursor);
  const colon = typed.indexOf(':');
  if (colon < 0) return suggestFields(typed, from, cursor, source);
  const name = typed.slice(0, colon);
  const valueFrom = from + Math.max(colon, typed.lastIndexOf(',')) + 1;
  return suggestValues(name, query.slice(valueFrom, cursor), valueFrom, cursor, source);
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
  const part = fold(typed.replace(/^"/, ''));
  const field = fieldNames.find((known) => known.toLowerCase() === name.toLowerCase());
  const of = valuesOf(name);
  const values: readonly { readonly text: string; readonly count: number | null }[] =
    field !== undefined && isChoiceField(field)
      ? choices[field].map((text) => ({ text, count: null }))
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
        insert: quotedWhereNeeded(text),
        label: text,
        count,
      }),
    );
}

function valuesOf(name: string): ValuesOf | null {
  if (name.toLowerCase().startsWith('tag.')) return { tag: name.slice('tag.'.length).replaceAll('"', '') };
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
