/**
 * Reads IoT Hub's query language. Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md; functions are
 * those that twin queries of the service take, so that a query which works here works there.
 */
import { QuerySyntaxError } from './querySyntaxError';
import {
  type AggregateName,
  aggregateNames,
  type BinaryOperator,
  type Expression,
  type FunctionName,
  functionNames,
  type Path,
  type Query,
  type SelectItem,
} from './syntax';
import { type Token, tokensOf } from './tokens';

const longestQuery = 8192;

/** Each level binds tighter than the one before. */
const levels: readonly (readonly string[])[] = [
  ['OR'],
  ['AND'],
  ['=', '!=', '<>', '<', '>', '<=', '>=', 'IN', 'NIN'],
  ['+', '-'],
  ['*', '/', '%'],
];

export function parseQuery(text: string): Query {
  if (text.length > longestQuery)
    throw new QuerySyntaxError(`a query has at most ${longestQuery} characters`);
  return new Parser(tokensOf(text)).query();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    this.#expectWord('SELECT');
    const top = this.#takeWord('TOP') ? this.#wholeNumber() : null;
    const select = this.#takeSign('*') ? null : this.#selectItems();
    this.#expectWord('FROM');
    const from = this.#collection();
    const where = this.#takeWord('WHERE') ? this.#expression() : null;
    let groupBy: Path | null = null;
    if (this.#takeWord('GROUP')) {
      this.#expectWord('BY');
      groupBy = this.#path();
    }
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return { select, top, from, where, groupBy };
  }

  #collection(): Query['from'] {
    const name = this.#word().toLowerCase();
    if (name !== 'devices') throw new QuerySyntaxError(`there is no collection ${name}`);
    if (!this.#takeSign('.')) return 'devices';
    const part = this.#word().toLowerCase();
    if (part === 'modules') return 'modules';
    throw new QuerySyntaxError(`the embedded hub has no collection devices.${part}`);
  }

  #selectItems(): SelectItem[] {
    const items = [this.#selectItem()];
    while (this.#takeSign(',')) items.push(this.#selectItem());
    return items;
  }

  #selectItem(): SelectItem {
    const aggregate = this.#aggregate();
    if (aggregate) {
      this.#expectSign('(');
      const path = this.#takeSign(')') ? null : this.#path();
      if (path) this.#expectSign(')');
      if (!path && aggregate !== 'COUNT') throw new QuerySyntaxError(`${aggregate} needs a property`);
      return { kind: 'aggregate', of: aggregate, path, name: this.#alias() ?? aggregate };
    }
    const path = this.#path();
    return { kind: 'path', path, name: this.#alias() ?? path.at(-1) ?? '' };
  }

  #aggregate(): AggregateName | null {
    const token = this.#peek();
    const after = this.#tokens[this.#next + 1];
    if (token.kind !== 'word' || after?.kind !== 'sign' || after.text !== '(') return null;
    const name = aggregateNames.find((known) => known === token.text.toUpperCase());
    if (!name) throw new QuerySyntaxError(`there is no aggregate ${token.text}`);
    this.#next += 1;
    return name;
  }

  #alias(): string | null {
    return this.#takeWord('AS') ? this.#segment() : null;
  }

  #expression(level = 0): Expression {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = level === 2 && this.#takeWord('NOT') ? this.#negated() : this.#expression(level + 1);
    for (;;) {
      const operator = this.#takeOperator(operators);
      if (!operator) return left;
      left = { kind: 'binary', operator, left, right: this.#expression(level + 1) };
    }
  }

  /** NOT binds tighter than AND and looser than a comparison. */
  #negated(): Expression {
    return { kind: 'not', of: this.#takeWord('NOT') ? this.#negated() : this.#expression(2) };
  }

  #unary(): Expression {
    if (this.#takeSign('-')) return { kind: 'minus', of: this.#unary() };
    if (this.#takeSign('(')) {
      const inner = this.#expression();
      this.#expectSign(')');
      return inner;
    }
    if (this.#takeSign('[')) return { kind: 'list', items: this.#until(']') };
    const token = this.#peek();
    if (token.kind === 'text') return this.#constant(token.text);
    if (token.kind === 'number') return this.#constant(token.value);
    if (token.kind === 'word') {
      const constants = new Map<string, boolean | null | undefined>([
        ['true', true],
        ['false', false],
        ['null', null],
        ['undefined', undefined],
      ]);
      const word = token.text.toLowerCase();
      if (constants.has(word)) return this.#constant(constants.get(word));
      const after = this.#tokens[this.#next + 1];
      if (after?.kind === 'sign' && after.text === '(') return this.#call(token.text);
    }
    return { kind: 'path', path: this.#path() };
  }

  #constant(value: string | number | boolean | null | undefined): Expression {
    this.#next += 1;
    return { kind: 'constant', value };
  }

  #call(text: string): Expression {
    const name: FunctionName | undefined = functionNames.find((known) => known === text.toUpperCase());
    if (!name) throw new QuerySyntaxError(`there is no function ${text}`);
    this.#next += 1;
    this.#expectSign('(');
    const given = this.#until(')');
    if (given.length !== (name === 'IS_DEFINED' ? 1 : 2)) {
      throw new QuerySyntaxError(`${name} has the wrong number of arguments`);
    }
    return { kind: 'call', name, arguments: given };
  }

  #until(end: ')' | ']'): Expression[] {
    if (this.#takeSign(end)) return [];
    const items = [this.#expression()];
    while (this.#takeSign(',')) items.push(this.#expression());
    this.#expectSign(end);
    return items;
  }

  /** The collection's name may stand before a path (`devices.deviceId`). */
  #path(): Path {
    const segments = [this.#segment()];
    while (this.#takeSign('.')) segments.push(this.#segment());
    const isPrefixed = segments.length > 1 && segments[0]?.toLowerCase() === 'devices';
    return isPrefixed ? segments.slice(1) : segments;
  }

  #segment(): string {
    const token = this.#peek();
    if (token.kind !== 'word' && token.kind !== 'quotedSegment') throw this.#unexpected();
    if (token.kind === 'word' && reserved.has(token.text.toUpperCase())) throw this.#unexpected();
    this.#next += 1;
    return token.text;
  }

  #takeOperator(operators: readonly string[]): BinaryOperator | null {
    const token = this.#peek();
    if (token.kind !== 'sign' && token.kind !== 'word') return null;
    const text = token.text.toUpperCase();
    if (!operators.includes(text)) return null;
    this.#next += 1;
    // `levels` lists nothing but operators.
    return text === '<>' ? '!=' : (text as BinaryOperator);
  }

  #wholeNumber(): number {
    const token = this.#peek();
    if (token.kind !== 'number' || !Number.isInteger(token.value)) throw this.#unexpected();
    this.#next += 1;
    return token.value;
  }

  #word(): string {
    const token = this.#peek();
    if (token.kind !== 'word') throw this.#unexpected();
    this.#next += 1;
    return token.text;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text.toUpperCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw this.#unexpected(word);
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#unexpected(sign);
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (!token) throw new QuerySyntaxError('the query is empty');
    return token;
  }

  #unexpected(expected?: string): QuerySyntaxError {
    const token = this.#peek();
    const what = token.kind === 'end' ? 'the end of the query' : `what stands at position ${token.at + 1}`;
    return new QuerySyntaxError(
      expected ? `expected ${expected} instead of ${what}` : `did not expect ${what}`,
    );
  }
}

/** Words that end a path; as keys they need `[[…]]`, as with the service. */
const reserved = new Set([
  'SELECT',
  'TOP',
  'FROM',
  'WHERE',
  'GROUP',
  'BY',
  'AS',
  'AND',
  'OR',
  'NOT',
  'IN',
  'NIN',
]);
