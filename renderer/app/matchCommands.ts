/** Finds commands by what a person types of their words. */

/** Plain letters without accents and without case, so that "atras" finds "Atrás". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
}

/** Every typed word must begin a word of the title, in any order; what starts with the typed text comes first. */
export function matchCommands<Entry extends { readonly title: string }>(
  entries: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return entries;
  const words = wanted.split(/\s+/);
  const fits = ({ title }: Entry) => {
    const parts = plain(title).split(/[\s:]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  const rank = ({ title }: Entry) => (plain(title).startsWith(wanted) ? 0 : 1);
  return entries.filter(fits).toSorted((a, b) => rank(a) - rank(b));
}
