import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRing } from '../../../main/messages/ring';

describe('the ring of messages', () => {
  it('holds the newest within both bounds, numbered without a gap, whatever comes', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3000 });
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 5000 }),
        (all, mostItems, mostBytes) => {
          const fellOut: { weightBytes: number }[] = [];
          const ring = createRing<{ weightBytes: number }>({ mostItems, mostBytes }, (item) =>
            fellOut.push(item),
          );
          const items = all.map((weightBytes) => ({ weightBytes }));
          items.forEach((item, index) => {
            expect(ring.append(item)).toBe(index + 1);
            const held = items.slice(ring.first() - 1, index + 1);
            const sum = held.reduce((total, each) => total + each.weightBytes, 0);
            expect(ring.count()).toBe(held.length);
            expect(ring.weightBytes()).toBe(sum);
            expect(held.length === 1 || (held.length <= mostItems && sum <= mostBytes)).toBe(true);
            // Nothing falls out that would still fit.
            const next = items[ring.first() - 2];
            if (next) expect(held.length + 1 > mostItems || sum + next.weightBytes > mostBytes).toBe(true);
          });
          for (let number = 1; number <= items.length; number += 1) {
            const expected = number < ring.first() ? undefined : items[number - 1];
            expect(ring.get(number)).toBe(expected);
          }
          expect(ring.get(items.length + 1)).toBeUndefined();
          expect(fellOut).toEqual(items.slice(0, ring.first() - 1));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has nothing before the first', () => {
    const ring = createRing({ mostItems: 2, mostBytes: 2 });
    expect([ring.first(), ring.last(), ring.count(), ring.get(0), ring.get(1)]).toEqual([
      1,
      0,
      0,
      undefined,
      undefined,
    ]);
  });
});
