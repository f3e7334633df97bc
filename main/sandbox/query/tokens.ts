/** Splits a query into words. */
import { QuerySyntaxError } from './querySyntaxError';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  /** `[[…]]`: a path segment that is taken as it stands. */
  | { readonly kind: 'quotedSegment'; readonly text: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

const pattern =
  /(?<space>\s+)|\[\[(?<segment>[^\]]+)\]\]|(?<word>[A-Za-z_$][A-Za-z0-9_$]*)|(?<number>0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<quoted>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<sign><=|>=|<>|!=|[=<>+\-*/%(),.[\]])/y;

export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(query)?.groups;
    if (!groups) throw new QuerySyntaxError(`unexpected character at position ${at + 1}`);
    const { segment, word, number, quoted, sign } = groups;
    if (segment !== undefined) tokens.push({ kind: 'quotedSegment', text: segment, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), at });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: unescaped(quoted.slice(1, -1)), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
  }
  return [...tokens, { kind: 'end', at: query.length }];
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
