import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectorsOn } from '../../../main/agent';
import { remembering } from '../../../main/agent/collectors/remembered';
import { appeared, type Sighting, vanished } from '../../../main/agent/collectors/sighting';
import { type Target, TargetError } from '../../../main/targets';

const seen = (key: string, ageS = 0): Sighting => ({ key, ageS, at: null, payload: {} });
const keysOf = (sightings: readonly Sighting[]): string[] => sightings.map(({ key }) => key);
const never = new AbortController().signal;

describe('what is written down', () => {
  it('is told once, and what was there at first is not', () => {
    const { news } = remembering('log', 'appeared');
    expect(keysOf(news([seen('old')]))).toEqual([]);
    expect(keysOf(news([seen('old'), seen('new'), seen('new')]))).toEqual(['new']);
    expect(keysOf(news([seen('old'), seen('new')]))).toEqual([]);
  });

  it('is not told anew after one of its files could not be read for a while', () => {
    const { news } = remembering('log', 'appeared');
    const [ofWtmp, ofBtmp] = [seen('login'), seen('failure')];
    news([ofWtmp, ofBtmp]);
    for (let look = 0; look < 10; look += 1) expect(news([ofWtmp])).toEqual([]);
    expect(news([ofWtmp, ofBtmp])).toEqual([]);
  });

  it('is told once each, whatever part of it a look shows', () => {
    const looks = fc.array(fc.uniqueArray(fc.nat(30), { maxLength: 20 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(looks, ([first = [], ...others]) => {
        const { news } = remembering('audit', 'appeared');
        news(first.map((key) => seen(String(key))));
        const told = others.flatMap((keys) => keysOf(news(keys.map((key) => seen(String(key))))));
        const expected = new Set(others.flat().filter((key) => !first.includes(key)));
        expect(told.toSorted()).toEqual([...expected].map(String).toSorted());
      }),
    );
  });
});

describe('what is there', () => {
  const machine = fc.record({
    /** Number and age in seconds of what is there. */
    ages: fc.dictionary(fc.string({ minLength: 1, maxLength: 2 }), fc.integer({ min: 0, max: 90_000 })),
    passedS: fc.integer({ min: 3, max: 1000 }),
    isLater: fc.infiniteStream(fc.integer({ min: 0, max: 1 })),
    fates: fc.infiniteStream(fc.constantFrom('stays', 'ends', 'isReplaced')),
    replacedAfterS: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  });

  it('appeared or vanished just when it is another one, however the whole seconds of ages fall', () => {
    fc.assert(
      fc.property(machine, ({ ages, passedS, isLater, fates, replacedAfterS }) => {
        const next = <T>(stream: Iterator<T>): T => stream.next().value;
        const before = [seen('init', 100_000), ...Object.entries(ages).map(([key, ageS]) => seen(key, ageS))];
        const now = [seen('init', 100_000 + passedS)];
        const replaced: string[] = [];
        const ended: string[] = [];
        for (const { key, ageS } of before.slice(1)) {
          const fate = next(fates);
          if (fate !== 'stays') ended.push(key);
          if (fate === 'stays') now.push(seen(key, ageS + passedS - next(isLater)));
          if (fate === 'isReplaced') {
            replaced.push(key);
            // Two seconds younger at least: less cannot be told apart.
            now.push(seen(key, Math.floor(next(replacedAfterS) * (ageS + passedS - 2))));
          }
        }
        expect(keysOf(appeared(before, now))).toEqual(replaced);
        expect(keysOf(vanished(before, now))).toEqual(ended);
      }),
    );
  });

  it('is the same after the clock of the machine was set back, with all ages smaller', () => {
    const before = [seen('1', 5000), seen('40', 4000)];
    const now = [seen('1', 1410), seen('40', 410), seen('41', 3)];
    expect(keysOf(appeared(before, now))).toEqual(['41']);
    expect(vanished(before, now)).toEqual([]);
  });
});

describe('the agent’s own looking around', () => {
  const powershell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

  /** A Windows machine without a Security log; each script runs in a process of its own, which ends after it. */
  function windows(others: () => readonly string[]): Target {
    let processId = 1000;
    return {
      platform: 'windows',
      name: 'hmi-1',
      readFile: () => Promise.reject(new TargetError('fileMissing', 'There are no files.')),
      run: async ({ program, args }) => {
        if (program !== powershell) throw new TargetError('notPermitted', 'Only administrators may.');
        processId += 1;
        const own = { id: processId, line: [program, ...args].join(' '), path: powershell };
        const all = others().map((name, index) => ({ id: 10 + index, line: name, path: name }));
        const row = { parent: 4, name: 'p.exe', session: 0, created: null };
        const stdout = JSON.stringify([own, ...all].map((each) => ({ ...row, ...each })));
        return { exitCode: 0, stdout, stderr: '' };
      },
    };
  }

  it.each([
    ['ProcessCreate', ['C:\\new.exe']],
    ['ProcessTerminate', ['C:\\old.exe']],
  ] as const)('is no %s', async (name, expected) => {
    let running = ['C:\\stays.exe', 'C:\\old.exe'];
    const collector = collectorsOn(
      windows(() => running),
      'documented',
    ).triggered.find((each) => each.name === name);
    await collector?.poll(new Date(), never);
    running = name === 'ProcessCreate' ? [...running, 'C:\\new.exe'] : ['C:\\stays.exe'];
    const told = await collector?.poll(new Date(), never);
    expect(told?.events.map(({ payload }) => payload.Executable)).toEqual(expected);
  });
});
