/** The words of a filter with their places: split at spaces outside quotes. */

/** A run of characters that are all in quotes, or all outside. */
export interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly from: number;
  readonly to: number;
}

export interface Word {
  readonly pieces: readonly Piece[];
  readonly from: number;
  readonly to: number;
  /** The place of a quote that nothing closes. */
  readonly unclosedAt: number | null;
}

const space = /\s/;

/** In quotes `\"` and `\\` stand for a quote and a backslash. */
export function wordsOf(query: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < query.length) {
    if (space.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const word = wordFrom(query, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

function wordFrom(query: string, from: number): Word {
  const pieces: Piece[] = [];
  let at = from;
  while (at < query.length && !space.test(query.charAt(at))) {
    const piece = query.charAt(at) === '"' ? quotedFrom(query, at) : bareFrom(query, at);
    pieces.push(piece);
    at = piece.to;
    if (piece.isQuoted && !piece.isClosed) return { pieces, from, to: at, unclosedAt: piece.from };
  }
  return { pieces, from, to: at, unclosedAt: null };
}

function bareFrom(query: string, from: number): Piece & { isQuoted: false } {
  let to = from;
  while (to < query.length && query.charAt(to) !== '"' && !space.test(query.charAt(to))) to += 1;
  return { text: query.slice(from, to), isQuoted: false, from, to };
}

function quotedFrom(query: string, from: number): Piece & { isQuoted: true; isClosed: boolean } {
  let text = '';
  let at = from + 1;
  while (at < query.length) {
    const character = query.charAt(at);
    if (character === '"') return { text, isQuoted: true, from, to: at + 1, isClosed: true };
    const next = query.charAt(at + 1);
    const isEscape = character === '\\' && (next === '"' || next === '\\');
    text += isEscape ? next : character;
    at += isEscape ? 2 : 1;
  }
  return { text, isQuoted: true, from, to: query.length, isClosed: false };
}
