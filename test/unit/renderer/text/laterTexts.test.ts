import { describe, expect, test } from 'vitest';
import { knownProperties } from '../../../../main/security/properties';
import { later as english } from '../../../../renderer/text/en/later';
import { later as spanish } from '../../../../renderer/text/es/later';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}

describe.each(Object.keys(english))('The texts of %s', (area) => {
  // Both catalogues are plain nested texts, which their exact types say in more words.
  const inEnglish = new Map(flat(english[area as keyof typeof english] as Texts));
  const inSpanish = new Map(flat(spanish[area as keyof typeof spanish] as Texts));

  test('hold the same values in Spanish as in English', () => {
    for (const [key, text] of inEnglish) {
      expect({ key, names: placeholders(inSpanish.get(key) ?? '') }).toEqual({
        key,
        names: placeholders(text),
      });
    }
  });

  test('are not empty and not left in English where they are sentences', () => {
    for (const [key, text] of inSpanish) {
      expect(text.trim(), key).not.toBe('');
      if (text.split(' ').length > 5) expect(text, key).not.toBe(inEnglish.get(key));
    }
  });
});

test.each(['classic', 'micro'] as const)('Every property of the %s agent has a plain name', (generation) => {
  const named = Object.keys(english.properties[generation]);
  const known = knownProperties(generation).map(({ name }) => name);

  expect(named.toSorted()).toEqual(known.toSorted());
});

test.each([
  ['English', english],
  ['Spanish', spanish],
])('No two properties of one agent share a plain name in %s', (_language, texts) => {
  for (const generation of ['classic', 'micro'] as const) {
    const names = Object.values(texts.properties[generation]).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});
