/** How near two names are to each other. */

/**
 * Finds the name of the list that is meant by a misspelled one: the same in other letter case, else the nearest within
 * `farthest` letters put in, left out or replaced; null when there is none, or two are as near.
 */
export function spellerOf<Name extends string>(
  names: readonly Name[],
  farthest = 2,
): (name: string) => Name | null {
  const candidates = names.map((name) => {
    const folded = name.toLowerCase();
    return { name, folded, letters: lettersOf(folded) };
  });
  return (name) => {
    const folded = name.toLowerCase();
    const letters = lettersOf(folded);
    let nearest: Name | null = null;
    let distance = farthest + 1;
    for (const candidate of candidates) {
      if (candidate.folded === folded) return candidate.name;
      if (Math.abs(candidate.folded.length - folded.length) > farthest) continue;
      if (bitsOf(letters ^ candidate.letters) > 2 * farthest) continue;
      const found = editDistance(folded, candidate.folded, Math.min(farthest, distance));
      if (found === distance) nearest = null;
      else if (found < distance) [nearest, distance] = [candidate.name, found];
    }
    return nearest;
  };
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

/** Levenshtein distance, or one more than `farthest` for any that is larger. What both begin and end with costs nothing. */
function editDistance(a: string, b: string, farthest: number): number {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let [endOfA, endOfB] = [a.length, b.length];
  while (endOfA > from && endOfB > from && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA -= 1;
    endOfB -= 1;
  }
  return distanceOfParts(a.slice(from, endOfA), b.slice(from, endOfB), farthest);
}

function distanceOfParts(a: string, b: string, farthest: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > farthest) return farthest + 1;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, farthest + 1);
}
