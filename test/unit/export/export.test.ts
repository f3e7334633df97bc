import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, csvText, jsonLinesText } from '../../../main/export';
import type { JsonValue, Language } from '../../../preload/contract';

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function* portionsOf<Row>(...portions: readonly (readonly Row[])[]): AsyncGenerator<readonly Row[]> {
  yield* portions;
}

const about = [{ key: 'hub', name: 'Hub', value: 'plant.azure-devices.net' }];

const csvOf = (language: Language, titles: readonly string[], ...rows: readonly (readonly Cell[])[]) =>
  textOf(
    csvText(
      {
        columns: titles.map((title, index) => ({ title, cell: (row: readonly Cell[]) => row[index] })),
        about,
        portions: portionsOf(rows),
      },
      language,
    ),
  );

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string, delimiter: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === delimiter || text.startsWith('\r\n', at)) {
      lines.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        lines.push([]);
        at += 1;
      }
    } else cell += sign;
  }
  return lines.slice(0, -1);
}

describe('CSV', () => {
  it('says first what the rows are, then an empty line, then the table', async () => {
    const text = await csvOf('en', ['deviceId', 'n'], ['pump-07', 1.5]);
    expect(text).toBe('\uFEFFHub,plant.azure-devices.net\r\n\r\ndeviceId,n\r\npump-07,1.5\r\n');
  });

  it('is written as Spanish spreadsheets read it', async () => {
    const text = await csvOf('es', ['deviceId', 'n'], ['pump;07', -1234.5], ['León', 1e21]);
    expect(text).toBe(
      '\uFEFFHub;plant.azure-devices.net\r\n\r\ndeviceId;n\r\n"pump;07";"-1234,5"\r\nLeón;1e+21\r\n',
    );
  });

  it('holds objects and lists as JSON, and nothing for what is missing or null', async () => {
    const text = await csvOf('en', ['a', 'b', 'c', 'd'], [{ x: [1] }, null, undefined, false]);
    expect(text.split('\r\n')[3]).toBe('"{""x"":[1]}",,,false');
  });

  it('stays whole in a spreadsheet of another region', async () => {
    expect(await csvOf('en', ['a'], ['one;two'])).toContain('"one;two"');
    expect(await csvOf('es', ['a'], ['one,two'])).toContain('"one,two"');
  });

  it.each(['=1+1', '+34 600', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x")'])(
    'runs no formula: %j',
    async (text) => {
      const [, , , [cell] = []] = readCsv(await csvOf('en', ['a'], [text]), ',');
      expect(cell).toBe(`'${text}`);
    },
  );

  it('gives back any text that it was given, apart from the apostrophe before formulas', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Language>('en', 'es'),
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
        async (language, rows) => {
          const lines = readCsv(
            await csvOf(language, ['a', 'b'], ...rows),
            language === 'es' ? ';' : ',',
          ).slice(3);
          const isFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
          expect(lines).toEqual(
            rows.map((row) => row.map((each) => (isFormula.test(each) ? `'${each}` : each))),
          );
        },
      ),
    );
  });
});

describe('JSON lines', () => {
  it('begin with what the rows are and lose nothing of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 10 }), async (given) => {
        // fast-check declares its JSON values without saying that they are ours.
        const rows = given as readonly JsonValue[];
        const text = await textOf(jsonLinesText(about, portionsOf(rows.slice(0, 3), [], rows.slice(3))));
        const [head, ...lines] = text.trimEnd().split('\n');
        expect(JSON.parse(head ?? '')).toEqual({ about: { hub: 'plant.azure-devices.net' } });
        expect(lines).toEqual(rows.map((row) => JSON.stringify(row)));
      }),
    );
  });
});
