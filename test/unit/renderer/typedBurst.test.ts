/** A scanner that types is told from a person who does. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Burst, burstAfter, noBurst } from '../../../renderer/features/scan/typedBurst';

/** Keys with the pause before each, in milliseconds; gives the labels that were recognised. */
function scannedIn(keys: readonly (readonly [string, number])[]): readonly string[] {
  const scanned: string[] = [];
  let burst: Burst = noBurst;
  let nowMs = 1000;
  for (const [key, pauseMs] of keys) {
    nowMs += pauseMs;
    const after = burstAfter(burst, key, nowMs);
    burst = after.burst;
    if (after.scanned !== null) scanned.push(after.scanned);
  }
  return scanned;
}

const typed = (text: string, pauseMs: number) => [...text].map((key): [string, number] => [key, pauseMs]);

it('takes quick keys that end with Enter or Tab for a label', () => {
  expect(scannedIn([...typed('pump-07', 8), ['Enter', 8]])).toEqual(['pump-07']);
  expect(scannedIn([...typed('SN 12 34', 20), ['Tab', 20]])).toEqual(['SN 12 34']);
});

it('takes capitals whose Shift is a key of its own', () => {
  const keys = [...'AB12'].flatMap((key): [string, number][] => [
    ['Shift', 5],
    [key, 5],
  ]);
  expect(scannedIn([...keys, ['Enter', 5]])).toEqual(['AB12']);
});

it('reads several labels one after the other', () => {
  const label = (text: string, before: number): [string, number][] => {
    const [first, ...rest] = typed(text, 5);
    return [[first?.[0] ?? '', before], ...rest, ['Enter', 5]];
  };
  expect(scannedIn([...label('pump-07', 0), ...label('valve-3', 900)])).toEqual(['pump-07', 'valve-3']);
});

it('never takes for a label what a person types, however long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', '1', '-', ' '), fc.integer({ min: 51, max: 900 })), {
        maxLength: 40,
      }),
      fc.integer({ min: 0, max: 900 }),
      (keys, pauseMs) => {
        expect(scannedIn([...keys, ['Enter', pauseMs]])).toEqual([]);
      },
    ),
  );
});

it('forgets what came before a pause, and what is too short to be a label', () => {
  expect(scannedIn([...typed('xyz', 10), ['p', 500], ...typed('ump-07', 10), ['Enter', 10]])).toEqual([
    'pump-07',
  ]);
  expect(scannedIn([...typed('abc', 10), ['Enter', 10]])).toEqual([]);
});
