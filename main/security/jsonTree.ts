/** A JSON text as values that know where in the text they stand. */
import type { JsonValue } from '../../preload/contract';
import { objectOf } from '../twin';

/** Offsets in UTF-16 units, as editors count; `to` is exclusive. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface JsonNode extends TextRange {
  readonly value: JsonValue;
  /** Of an object, in the order of the text; null for every other value. */
  readonly members: ReadonlyMap<string, JsonMember> | null;
}

export interface JsonMember {
  readonly key: TextRange;
  readonly node: JsonNode;
}

export type ReadJson =
  | { readonly kind: 'json'; readonly root: JsonNode }
  /** Where the text stops being JSON, or where it repeats a key or nests too deep. */
  | { readonly kind: 'problem'; readonly at: TextRange };

/** Deeper than any twin may be, and far from the end of the stack. */
const deepest = 64;

const space = /[ \t\n\r]*/y;
const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these characters in strings.
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class NotJson extends Error {
  readonly at: TextRange;
  constructor(at: TextRange) {
    super('not JSON');
    this.at = at;
  }
}

/**
 * Strict RFC 8259, and beyond it refuses a repeated key (one of the two values would be lost in silence), numbers
 * without a finite value, and nesting deeper than 64.
 */
export function readJson(text: string): ReadJson {
  try {
    return { kind: 'json', root: createReader(text).root() };
  } catch (error) {
    if (error instanceof NotJson) return { kind: 'problem', at: error.at };
    throw error;
  }
}

function createReader(text: string) {
  let position = 0;

  const fail = (from: number, to = Math.min(from + 1, text.length)): never => {
    throw new NotJson({ from, to });
  };
  const token = (pattern: RegExp): string | null => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0] ?? null;
    position += found?.length ?? 0;
    return found;
  };
  const takes = (character: string): boolean => {
    token(space);
    if (text[position] !== character) return false;
    position += 1;
    return true;
  };
  const expect = (character: string): void => {
    if (!takes(character)) fail(position);
  };

  const scalar = (from: number): JsonNode => {
    const found = token(string) ?? token(number) ?? token(literal) ?? fail(from);
    // The pattern admits JSON scalars only, which is what JSON.parse gives back.
    const value = JSON.parse(found) as string | number | boolean | null;
    if (typeof value === 'number' && !Number.isFinite(value)) fail(from, position);
    return { from, to: position, value, members: null };
  };

  const array = (from: number, depth: number): JsonNode => {
    const elements: JsonValue[] = [];
    if (!takes(']')) {
      do elements.push(node(depth).value);
      while (takes(','));
      expect(']');
    }
    return { from, to: position, value: elements, members: null };
  };

  const object = (from: number, depth: number): JsonNode => {
    const members = new Map<string, JsonMember>();
    if (!takes('}')) {
      do {
        token(space);
        const keyFrom = position;
        const keyText = token(string) ?? fail(keyFrom);
        const key = { from: keyFrom, to: position };
        // The pattern admits a JSON string only.
        const name = JSON.parse(keyText) as string;
        if (members.has(name)) fail(key.from, key.to);
        expect(':');
        members.set(name, { key, node: node(depth) });
      } while (takes(','));
      expect('}');
    }
    const value = objectOf([...members].map(([name, member]) => [name, member.node.value]));
    return { from, to: position, value, members };
  };

  const node = (depth: number): JsonNode => {
    token(space);
    const from = position;
    if (depth > deepest) fail(from);
    if (takes('{')) return object(from, depth + 1);
    if (takes('[')) return array(from, depth + 1);
    return scalar(from);
  };

  return {
    root: (): JsonNode => {
      const root = node(0);
      token(space);
      if (position < text.length) fail(position);
      return root;
    },
  };
}
