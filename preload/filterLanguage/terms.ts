/** Reads and changes the terms of a query where they stand, and leaves everything else as it was typed. */
import { type Word, wordsOf } from './words';

interface Value {
  /** Without quotes. */
  readonly text: string;
  readonly written: string;
}

/** `field:value,value`, with or without a minus before it. */
export interface FieldTerm {
  readonly field: string;
  readonly isNegated: boolean;
  readonly values: readonly Value[];
  readonly from: number;
  readonly to: number;
}

/** The terms of a query that have a field and are complete. */
export function fieldTerms(query: string): readonly FieldTerm[] {
  return wordsOf(query).flatMap((word) => fieldTermOf(query, word) ?? []);
}

/** What a query asks of a field; nothing that it rules out. */
export function valuesOf(query: string, field: string): readonly string[] {
  return termsOf(query, field).flatMap(({ values }) => values.map(({ text }) => text));
}

/** The query with this value among those it asks of the field, or without it. Letter case makes no difference. */
export function withValue(query: string, field: string, value: string, isWanted: boolean): string {
  const found = termsOf(query, field);
  const others = found
    .flatMap(({ values }) => values)
    .filter(({ text }) => text.toLowerCase() !== value.toLowerCase())
    .map(({ written }) => written);
  const written = isWanted ? [...others, quotedWhereNeeded(value)] : others;
  const term = written.length === 0 ? '' : `${field}:${written.join(',')}`;
  const [first, ...rest] = found;
  // From the end, so that earlier places stay what they are.
  const rid = rest.reduceRight((shorter, { from, to }) => spliced(shorter, from, to, ''), query);
  return first ? spliced(rid, first.from, first.to, term) : withTerm(rid, term);
}

/** Whether a word stands in the query as it is. */
export function hasTerm(query: string, term: string): boolean {
  return wordsOf(query).some(({ from, to }) => query.slice(from, to).toLowerCase() === term.toLowerCase());
}

/** The query with a term after the others; before them where a quote is open at the end. */
export function withTerm(query: string, term: string): string {
  if (term === '') return query;
  const typed = query.trim();
  const isOpen = wordsOf(typed).at(-1)?.unclosedAt != null;
  return (isOpen ? [term, typed] : [typed, term]).filter((part) => part !== '').join(' ');
}

export function withoutTerm(query: string, term: string): string {
  return wordsOf(query)
    .filter(({ from, to }) => query.slice(from, to).toLowerCase() === term.toLowerCase())
    .reduceRight((shorter, { from, to }) => spliced(shorter, from, to, ''), query);
}

/** A word of the filter language as it is, anything else in quotes. */
export function quotedWhereNeeded(text: string): string {
  return /^[^\s":,*\\-][^\s":,*\\]*$/.test(text)
    ? text
    : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function termsOf(query: string, field: string): readonly FieldTerm[] {
  return fieldTerms(query).filter((term) => !term.isNegated && term.field === field.toLowerCase());
}

function spliced(query: string, from: number, to: number, put: string): string {
  const before = query.slice(0, from);
  const after = query.slice(to);
  return put === '' ? [before.trimEnd(), after.trimStart()].filter(Boolean).join(' ') : before + put + after;
}

function fieldTermOf(query: string, { pieces, from, to, unclosedAt }: Word): FieldTerm | null {
  const [first, ...rest] = pieces;
  if (first === undefined || first.isQuoted || unclosedAt !== null) return null;
  const colon = first.text.indexOf(':');
  if (colon < 1) return null;
  const name = first.text.slice(0, colon).toLowerCase();
  const isNegated = name.startsWith('-');
  const values: Value[] = [];
  let value: Value = { text: '', written: '' };
  const add = (text: string, written: string): void => {
    value = { text: value.text + text, written: value.written + written };
  };
  const end = (): void => {
    if (value.written !== '') values.push(value);
    value = { text: '', written: '' };
  };
  const tail = { ...first, text: first.text.slice(colon + 1), from: first.from + colon + 1 };
  for (const piece of [tail, ...rest]) {
    if (piece.isQuoted) {
      add(piece.text, query.slice(piece.from, piece.to));
      continue;
    }
    const [begin = '', ...parts] = piece.text.split(',');
    add(begin, begin);
    for (const part of parts) {
      end();
      add(part, part);
    }
  }
  end();
  return { field: isNegated ? name.slice(1) : name, isNegated, values, from, to };
}
