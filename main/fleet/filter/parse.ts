/** The filter language: `site:Bilbao status:disabled -module:none tag.building:"A 3" active:<30d "pump-07"`. Pure. */
import type { FleetFilterError, FleetFilterErrorCode } from '../../../preload/contract';
import { type Piece, type Word, wordsOf } from '../../../preload/filterLanguage';
import { ageFields, ages, choices, fieldNames, isChoiceField, patternFields } from './fields';
import type { Age, Condition, Filter, Pattern, Term } from './filter';
import { fold } from './fold';

/** A character and whether it is itself only: quoted ones separate nothing and are no stars. */
interface Letter {
  readonly character: string;
  readonly isLiteral: boolean;
  /** Where it stands in the query; of a quoted one, where the whole quotation does. */
  readonly from: number;
  readonly to: number;
}

class Mistake extends Error {
  readonly code: FleetFilterErrorCode;
  readonly from: number;
  readonly to: number;
  readonly expected: readonly string[];

  constructor(code: FleetFilterErrorCode, from: number, to: number, expected: readonly string[] = []) {
    super(code);
    this.code = code;
    this.from = from;
    this.to = to;
    this.expected = expected;
  }
}

/** Never throws. Terms with a mistake are left out and told of in `errors`. */
export function parseFilter(query: string): Filter {
  const terms: Term[] = [];
  const errors: FleetFilterError[] = [];
  for (const word of wordsOf(query)) {
    try {
      terms.push(termOf(word));
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      const { code, from, to, expected } = error;
      errors.push({ code, from, to, text: query.slice(from, to), expected: [...expected] });
    }
  }
  return { terms, errors };
}

function termOf({ pieces, from, to, unclosedAt }: Word): Term {
  if (unclosedAt !== null) throw new Mistake('unclosedQuote', unclosedAt, to);
  const letters = pieces.flatMap(lettersOf);
  const isNegated = letters.length > 1 && isSign(letters[0], '-');
  const rest = isNegated ? letters.slice(1) : letters;
  const colonIndex = rest.findIndex((letter) => isSign(letter, ':'));
  const colon = rest[colonIndex];
  const condition = colon
    ? fieldCondition(rest.slice(0, colonIndex), colon, rest.slice(colonIndex + 1), to)
    : textCondition(rest);
  return { isNegated, condition, from, to };
}

function lettersOf({ text, isQuoted, from, to }: Piece): readonly Letter[] {
  // Quotes around nothing are a text without characters, not the lack of one.
  if (isQuoted && text === '') return [{ character: '', isLiteral: true, from, to }];
  let at = from;
  return [...text].map((character) => {
    if (isQuoted) return { character, isLiteral: true, from, to };
    const letter = { character, isLiteral: false, from: at, to: at + character.length };
    at = letter.to;
    return letter;
  });
}

function isSign(letter: Letter | undefined, sign: string): boolean {
  return letter !== undefined && !letter.isLiteral && letter.character === sign;
}

function textOf(letters: readonly Letter[]): string {
  return letters.map(({ character }) => character).join('');
}

function textCondition(letters: readonly Letter[]): Condition {
  return { kind: 'text', text: fold(textOf(letters)) };
}

function fieldCondition(
  nameLetters: readonly Letter[],
  colon: Letter,
  valueLetters: readonly Letter[],
  to: number,
): Condition {
  const written = textOf(nameLetters);
  const from = nameLetters[0]?.from ?? colon.from;
  const values = splitAt(valueLetters, ',').filter((letters) => letters.length > 0);
  const need = (): void => {
    if (values.length === 0) throw new Mistake('missingValue', from, to, expectedOf(written));
  };
  if (written.toLowerCase().startsWith('tag.')) {
    const path = written.slice('tag.'.length);
    if (path === '') throw new Mistake('missingTagPath', from, colon.to);
    need();
    return { kind: 'tag', path, patterns: values.map(patternOf) };
  }
  const name = fieldNames.find((known) => known.toLowerCase() === written.toLowerCase());
  const pattern = patternFields.find((field) => field === name);
  const age = ageFields.find((field) => field === name);
  if (pattern) {
    need();
    return { kind: pattern, patterns: values.map(patternOf) };
  }
  if (age) {
    need();
    return { kind: age, ages: values.map((letters) => ageOf(letters)) };
  }
  if (name !== undefined && isChoiceField(name)) {
    need();
    return { kind: 'choice', field: name, values: values.map((letters) => choiceOf(choices[name], letters)) };
  }
  throw new Mistake('unknownField', from, colon.to, fieldNames);
}

function expectedOf(written: string): readonly string[] {
  const name = fieldNames.find((known) => known.toLowerCase() === written.toLowerCase());
  return name !== undefined && isChoiceField(name) ? choices[name] : [];
}

function splitAt(letters: readonly Letter[], sign: string): readonly (readonly Letter[])[] {
  const parts: Letter[][] = [[]];
  for (const letter of letters) {
    if (isSign(letter, sign)) parts.push([]);
    else parts.at(-1)?.push(letter);
  }
  return parts;
}

function placesOf(letters: readonly Letter[]): { readonly from: number; readonly to: number } {
  return { from: letters[0]?.from ?? 0, to: letters.at(-1)?.to ?? 0 };
}

function patternOf(letters: readonly Letter[]): Pattern {
  return { parts: splitAt(letters, '*').map((part) => fold(textOf(part))) };
}

function choiceOf(allowed: readonly string[], letters: readonly Letter[]): string {
  const written = textOf(letters).toLowerCase();
  const found = allowed.find((choice) => choice.toLowerCase() === written);
  if (found !== undefined) return found;
  const { from, to } = placesOf(letters);
  throw new Mistake('unknownValue', from, to, allowed);
}

const agePattern = /^([<>])(\d{1,6})([mhdw])$/i;
const minuteMs = 60_000;
const unitsMs: Readonly<Record<string, number>> = {
  m: minuteMs,
  h: 60 * minuteMs,
  d: 24 * 60 * minuteMs,
  w: 7 * 24 * 60 * minuteMs,
};

/** `<30d`: less than 30 days ago. `>30d`: longer ago. `never`: null. */
function ageOf(letters: readonly Letter[]): Age | null {
  const text = textOf(letters).toLowerCase();
  if (text === 'never') return null;
  const [, sign, amount, unit = ''] = agePattern.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  if (sign === undefined || unitMs === undefined) {
    const { from, to } = placesOf(letters);
    throw new Mistake('badAge', from, to, ages);
  }
  return { is: sign === '<' ? 'newer' : 'older', ageMs: Number(amount) * unitMs };
}
