import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, createBlocks, type KeptBytes, keptApart, textOf } from '../../../main/messages/keptBytes';

const largest = 400_000;

/** As unlike its neighbours as its number. */
function sample(number: number, sizeBytes: number) {
  return { text: `ñ${number}`, bytes: Buffer.alloc(sizeBytes, number % 251) };
}

function expectKept(kept: KeptBytes, { text, bytes }: ReturnType<typeof sample>): void {
  expect(textOf(kept)).toBe(text);
  expect(bytesOf(kept).equals(bytes)).toBe(true);
}

describe('kept bytes', () => {
  it('stay what they are until they are dropped, in whichever order that happens', () => {
    const steps = fc.array(fc.tuple(fc.nat(largest), fc.boolean(), fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (taken) => {
        const blocks = createBlocks();
        const held = new Map<number, { kept: KeptBytes; of: ReturnType<typeof sample> }>();
        taken.forEach(([sizeBytes, dropsOne, which], number) => {
          const of = sample(number, sizeBytes);
          held.set(number, { kept: blocks.keep(of.text, of.bytes), of });
          const numbers = [...held.keys()];
          const chosen = numbers[which % numbers.length];
          const dropped = dropsOne && chosen !== undefined ? held.get(chosen) : undefined;
          if (chosen === undefined || !dropped) return;
          blocks.drop(dropped.kept);
          held.delete(chosen);
        });
        for (const { kept, of } of held.values()) expectKept(kept, of);
      }),
      { numRuns: 40 },
    );
  });

  it('write over what was dropped, which leaves what was set apart and what was read before', () => {
    const blocks = createBlocks();
    const first = sample(0, largest);
    const kept = blocks.keep(first.text, first.bytes);
    const other = keptApart(kept);
    const read = bytesOf(kept);
    blocks.drop(kept);
    const memories = new Set([kept.block]);
    for (let number = 1; number <= 100; number += 1) {
      const { text, bytes } = sample(number, largest);
      const next = blocks.keep(text, bytes);
      memories.add(next.block);
      blocks.drop(next);
    }
    expect(memories.size).toBeLessThanOrEqual(2);
    expectKept(other, first);
    expect(read.equals(first.bytes)).toBe(true);
  });

  it('may be larger than a block', () => {
    const blocks = createBlocks();
    const large = sample(1, 3_000_000);
    const small = sample(2, 10);
    const kept = [blocks.keep(large.text, large.bytes), blocks.keep(small.text, small.bytes)] as const;
    expectKept(kept[0], large);
    blocks.drop(kept[0]);
    expectKept(kept[1], small);
  });
});
