/** How near two names are to each other. */

/**
 * The name of the list that is meant by a misspelled one: the same in other letter case, else the nearest within
 * `farthest` letters put in, left out or replaced; null when there is none, or two are as near.
 */
export function nearestOf<Name extends string>(
  names: readonly Name[],
  name: string,
  farthest = 2,
): Name | null {
  const folded = name.toLowerCase();
  const letters = lettersOf(folded);
  let [nearest, distance]: [Name | null, number] = [null, farthest + 1];
  for (const candidate of names) {
    const other = candidate.toLowerCase();
    if (other === folded) return candidate;
    if (Math.abs(other.length - folded.length) > farthest) continue;
    if (bitsOf(letters ^ lettersOf(other)) > 2 * farthest) continue;
    const found = editDistance(folded, other, Math.min(farthest, distance));
    if (found === distance) nearest = null;
    else if (found < distance) [nearest, distance] = [candidate, found];
  }
  return nearest;
}

/** One bit for each letter that occurs: a cheap test that spares most names the exact one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bitsOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Levenshtein distance, or one more than `farthest` for any that is larger. */
function editDistance(a: string, b: string, farthest: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const cost = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > farthest) return farthest + 1;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, farthest + 1);
}
