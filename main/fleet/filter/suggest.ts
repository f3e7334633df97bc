/** What may stand at the cursor of a filter: fields, their values, tag paths and the values of tags. Pure. */
import type { FleetSuggestion } from '../../../preload/contract';
import { quotedWhereNeeded, wordsOf } from '../../../preload/filterLanguage';
import { leavesOf } from '../leaves';
import type { DeviceRecord } from '../record';
import { choices, fieldNames, isChoiceField } from './fields';
import { fold } from './fold';

const mostSuggestions = 20;

/** The most frequent first. The empty list where nothing known fits, as inside a text. */
export function suggestAt(query: string, cursor: number, records: Iterable<DeviceRecord>): FleetSuggestion[] {
  const word = wordsOf(query).find(({ from, to }) => from <= cursor && cursor <= to);
  const wordFrom = word?.from ?? cursor;
  const from = query.charAt(wordFrom) === '-' && cursor > wordFrom ? wordFrom + 1 : wordFrom;
  const typed = query.slice(from, cursor);
  const colon = typed.indexOf(':');
  if (colon < 0) return suggestFields(typed, from, cursor, records);
  const name = typed.slice(0, colon);
  const valueFrom = from + Math.max(colon, typed.lastIndexOf(',')) + 1;
  return suggestValues(name, query.slice(valueFrom, cursor), valueFrom, cursor, records);
}

function suggestFields(
  typed: string,
  from: number,
  to: number,
  records: Iterable<DeviceRecord>,
): FleetSuggestion[] {
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
  const paths = counted(records, ({ tags }) => leavesOf(tags).map(({ path }) => `tag.${path}`));
  const fitting = [...paths].filter(([path]) => fold(path).startsWith(fold(typed)));
  return [
    ...fields,
    ...mostFrequent(fitting).map(([path, count]): FleetSuggestion => {
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
  records: Iterable<DeviceRecord>,
): FleetSuggestion[] {
  const part = fold(typed.replace(/^"/, ''));
  const field = fieldNames.find((known) => known.toLowerCase() === name.toLowerCase());
  const values: readonly (readonly [string, number | null])[] =
    field !== undefined && isChoiceField(field)
      ? choices[field].map((value) => [value, null])
      : mostFrequent(
          [...counted(records, (record) => valuesOf(record, name))].filter(([value]) =>
            fold(value).startsWith(part),
          ),
        );
  return values
    .filter(([value]) => fold(value).startsWith(part))
    .map(
      ([value, count]): FleetSuggestion => ({
        kind: 'value',
        from,
        to,
        insert: quotedWhereNeeded(value),
        label: value,
        count,
      }),
    );
}

function valuesOf({ site, tags, moduleIds, fingerprint }: DeviceRecord, name: string): readonly string[] {
  if (name.toLowerCase().startsWith('tag.')) {
    const path = name.slice('tag.'.length).replaceAll('"', '');
    return leavesOf(tags).flatMap((leaf) => (leaf.path === path ? [leaf.text] : []));
  }
  switch (name.toLowerCase()) {
    case 'site':
      return site === null ? [] : [site];
    case 'moduleid':
      return moduleIds;
    case 'fingerprint':
      return fingerprint === null ? [] : [fingerprint];
    default:
      return [];
  }
}

function counted(
  records: Iterable<DeviceRecord>,
  textsOf: (record: DeviceRecord) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    for (const text of textsOf(record)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function mostFrequent(
  counts: readonly (readonly [string, number])[],
): readonly (readonly [string, number])[] {
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, mostSuggestions);
}
