/** Finds properties by what a person remembers of them: the plain name, the name on the hub, a word of the explanation. */
import type { PropertyRow } from '../../../../preload/contract';
import type { PropertyWords } from '../propertyWords';

/** Every word of the search has to be somewhere in the property; letter case and accents do not count. */
export function matchProperties(
  rows: readonly PropertyRow[],
  search: string,
  wordsOf: (property: string) => PropertyWords,
): readonly PropertyRow[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const { name, about } = wordsOf(row.name);
    const text = plain(`${name} ${row.name} ${about}`);
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
