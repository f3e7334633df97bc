import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import {
  type Continuation,
  createContinuationTokens,
  fromTheStart,
} from '../../../../main/sandbox/query/continuation';
import { runOver } from './runOver';

async function everyPage(
  documents: readonly JsonObject[],
  text: string,
  size: number,
): Promise<JsonObject[][]> {
  const pages: JsonObject[][] = [];
  let from: Continuation | null = fromTheStart;
  while (from) {
    const page = await runOver(documents, text, size, from);
    pages.push([...page.items]);
    from = page.next;
  }
  return pages;
}

const twins = fc.array(
  fc.record({
    tags: fc.record({
      key: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b', null, true, false)),
    }),
  }),
  { maxLength: 60 },
);

describe('pages of a query', () => {
  it('together give every row once, in order, however large they are', async () => {
    await fc.assert(
      fc.asyncProperty(twins, fc.integer({ min: 1, max: 9 }), async (documents, size) => {
        const pages = await everyPage(documents, 'SELECT * FROM devices', size);
        expect(pages.flat()).toEqual(documents);
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(size);
      }),
    );
  });

  it('together give every group once with all its members, however large they are', async () => {
    const text = 'SELECT tags.key AS k, COUNT() AS n FROM devices GROUP BY tags.key';
    await fc.assert(
      fc.asyncProperty(twins, fc.integer({ min: 1, max: 4 }), async (documents, size) => {
        const rows = (await everyPage(documents, text, size)).flat();
        const counts = new Map<unknown, number>();
        for (const { tags } of documents) counts.set(tags.key, (counts.get(tags.key) ?? 0) + 1);
        expect(new Map(rows.map(({ k, n }) => [k, n]))).toEqual(counts);
        expect(rows).toHaveLength(counts.size);
      }),
    );
  });

  it('give as many rows as TOP says', async () => {
    await fc.assert(
      fc.asyncProperty(
        twins,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 70 }),
        async (documents, size, top) => {
          const pages = await everyPage(documents, `SELECT TOP ${top} * FROM devices`, size);
          expect(pages.flat()).toEqual(documents.slice(0, top));
        },
      ),
    );
  });
});

describe('a continuation token', () => {
  const tokens = createContinuationTokens('key');
  const next: Continuation = { place: '[-1,7]', group: null, taken: 3 };

  it('leads back to where it was given, with its own query alone', () => {
    const token = tokens.write('SELECT * FROM devices', next);
    expect(tokens.read(token, 'SELECT * FROM devices')).toEqual(next);
    expect(() => tokens.read(token, 'SELECT * FROM devices ')).toThrow(/continuation token/);
    expect(() => createContinuationTokens('other').read(token, 'SELECT * FROM devices')).toThrow();
    expect(tokens.read('', 'SELECT * FROM devices')).toEqual(fromTheStart);
  });

  it('is refused when anything in it was changed', () => {
    const bytes = Buffer.from(tokens.write('q', next), 'base64');
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = Buffer.from(bytes);
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(() => tokens.read(broken.toString('base64'), 'q')).toThrow(/continuation token/);
      }),
    );
  });

  it('is refused when it is something else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(() => tokens.read(text, 'q')).toThrow(/continuation token/);
      }),
    );
  });
});
