import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { functionNamed, functions, keywords, parser } from '../../../preload/queryLanguage';
import { generateGrammar } from '../../../scripts/grammar/generateGrammar';

describe('the grammar of the query language', () => {
  it('is what the committed parser was made of', async () => {
    for (const { path, text } of await generateGrammar()) {
      expect(await readFile(path, 'utf8'), `${path}: run npm run grammar`).toBe(text);
    }
  });

  it('names what an editor colours, and goes on after a mistake', () => {
    const names: string[] = [];
    parser.parse("SELECT deviceId FROM devices WHERE tags.[[a b]] = = 'x'").iterate({
      enter: ({ name }) => {
        names.push(name);
      },
    });
    expect(names).toEqual(expect.arrayContaining(['select', 'Identifier', 'QuotedName', 'CompareOp', '⚠']));
    expect(names).toContain('StringLiteral');
  });

  it('keeps its keywords for itself in any letter case', () => {
    const strict = parser.configure({ strict: true });
    for (const word of keywords) {
      expect(() => strict.parse(`SELECT * FROM devices WHERE tags.${word.toUpperCase()} = 1`)).toThrow();
      strict.parse(`SELECT * FROM devices WHERE tags.[[${word}]] = 1`);
    }
  });

  it('knows functions by name in any letter case and nothing that merely looks like one', () => {
    expect(Object.keys(functions).map((name) => functionNamed(name.toLowerCase()))).toEqual(
      Object.keys(functions),
    );
    for (const name of ['toString', '__proto__', 'constructor', '']) expect(functionNamed(name)).toBeNull();
  });
});
