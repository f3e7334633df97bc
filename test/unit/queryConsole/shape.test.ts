import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToShape, columnsOf, emptyShape, valueAt } from '../../../main/queryConsole/shape';
import type { JsonObject, JsonValue } from '../../../preload/contract';

const columnsFor = (rows: readonly JsonObject[], most = 40) => {
  const shape = emptyShape();
  for (const row of rows) addToShape(shape, row);
  return columnsOf(shape, most);
};

describe('the columns of rows', () => {
  it('open objects from the outside in, in the order in which names came', () => {
    expect(
      columnsFor([
        { deviceId: 'a', tags: { site: 'Bilbao', place: { floor: 1 } } },
        { tags: { n: 1 }, status: 'x' },
      ]),
    ).toEqual([['deviceId'], ['tags', 'site'], ['tags', 'place', 'floor'], ['tags', 'n'], ['status']]);
  });

  it('show as one column what is an object in some rows only, and the hub’s own records', () => {
    expect(columnsFor([{ a: { x: 1 }, p: { $metadata: { x: {} }, y: 1 } }, { a: 'text' }])).toEqual([
      ['a'],
      ['p', '$metadata'],
      ['p', 'y'],
    ]);
  });

  it('are never more than wanted, unless the rows have more at their root', () => {
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`t${n}`, n]));
    expect(columnsFor([{ deviceId: 'a', tags: wide, other: { x: 1, y: 2 } }])).toEqual([
      ['deviceId'],
      ['tags'],
      ['other', 'x'],
      ['other', 'y'],
    ]);
  });

  it('hold every value of every row, whatever its names are', () => {
    const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', '$metadata', 'toString');
    const { object } = fc.letrec<{ object: JsonObject; value: JsonValue }>((tie) => ({
      object: fc
        .array(fc.tuple(name, tie('value')), { maxLength: 4 })
        .map((entries): JsonObject => Object.fromEntries(entries)),
      value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.string(), fc.constant(null), tie('object')),
    }));
    fc.assert(
      fc.property(fc.array(object, { maxLength: 6 }), fc.integer({ min: 1, max: 8 }), (rows, most) => {
        const columns = columnsFor(rows, most);
        for (const row of rows) {
          const inColumns = columns.flatMap((path) => leavesIn(valueAt(row, path)));
          expect(inColumns.sort()).toEqual(leavesIn(row).sort());
        }
      }),
    );
  });
});

function leavesIn(value: JsonValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.values(value).flatMap(leavesIn);
}
