import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../../main/diagnostics';
import { type Check, check, pass, warning } from '../../../main/diagnostics/check';
import { outcomeOf, runChecks } from '../../../main/diagnostics/engine';
import { inOrder } from '../../../main/diagnostics/order';
import { type CheckId, type CheckResult, checkId, type VerdictCode } from '../../../preload/contract';

const ids = checkId.options;

/** Time that passes only when the test says so. */
function handClock() {
  let nowMs = 0;
  const waiting: { readonly atMs: number; readonly resolve: () => void }[] = [];
  return {
    now: () => new Date(nowMs),
    wait: (durationMs: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ atMs: nowMs + durationMs, resolve });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    advance: (durationMs: number) => {
      nowMs += durationMs;
      for (const each of waiting.filter(({ atMs }) => atMs <= nowMs)) each.resolve();
    },
  };
}

interface Scenario {
  readonly checks: readonly Check<null>[];
  readonly signal?: AbortSignal;
  readonly clock?: ReturnType<typeof handClock>;
}

async function runAll({ checks, signal, clock = handClock() }: Scenario) {
  const events: string[] = [];
  const explain = () => ({ outcome: 'fail', verdict: 'unexpected', detail: {}, evidence: [] }) as const;
  const results = await runChecks(
    checks,
    null,
    { now: clock.now, wait: clock.wait, explain },
    {
      onStarted: (id) => events.push(`start ${id}`),
      onFinished: ({ checkId: id }) => events.push(`end ${id}`),
    },
    signal ?? new AbortController().signal,
  );
  return { events, results, byId: new Map(results.map((result) => [result.checkId, result])) };
}

function checkOf(
  id: CheckId,
  dependsOn: readonly CheckId[] = [],
  find: Check<null>['find'] = async () => pass('portOpen'),
  more: Partial<Check<null>> = {},
): Check<null> {
  return {
    ...check<null, null>({
      checkId: id,
      group: 'laptop',
      run: async () => null,
      triage: () => pass('portOpen'),
    }),
    dependsOn,
    find,
    ...more,
  };
}

/** Checks that depend on earlier ones only, some of which fail. */
const graphs = fc
  .array(
    fc.record({
      below: fc.array(fc.nat(), { maxLength: 3 }),
      outcome: fc.constantFrom('pass', 'warning', 'fail'),
    }),
    {
      minLength: 1,
      maxLength: ids.length,
    },
  )
  .map((nodes) =>
    nodes.map(({ below, outcome }, index) => ({
      checkId: ids[index] ?? 'laptopNames',
      outcome,
      dependsOn: index === 0 ? [] : [...new Set(below.map((n) => ids[n % index] ?? 'laptopNames'))],
    })),
  );

describe('checks in order', () => {
  it('stand after all they depend on, with nothing that was not asked for', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(), { maxLength: 6 }), (graph, picks) => {
        const chosen = picks.map((n) => graph[n % graph.length]?.checkId ?? 'laptopNames');
        const ordered = inOrder(graph.toReversed(), chosen);
        const position = new Map(ordered.map((each, index) => [each.checkId, index]));
        for (const each of ordered) {
          for (const dependency of each.dependsOn) {
            expect(position.get(dependency)).toBeLessThan(position.get(each.checkId) ?? -1);
          }
        }
        expect(chosen.every((id) => position.has(id))).toBe(true);
        const isNeeded = (id: CheckId): boolean =>
          chosen.includes(id) || ordered.some((each) => each.dependsOn.includes(id));
        expect(ordered.every((each) => isNeeded(each.checkId))).toBe(true);
      }),
    );
  });

  it('are refused when they go in a circle', () => {
    const circle = [
      { checkId: 'laptopNames', dependsOn: ['laptopTls'] },
      { checkId: 'laptopTls', dependsOn: ['laptopNames'] },
    ] as const;
    expect(() => inOrder(circle, ['laptopTls'])).toThrow('depends on itself');
  });
});

describe('all checks', () => {
  it('are there, each once, and stand in dependency order as they are shown', () => {
    const shown = allChecks.map((each) => each.checkId);
    expect(shown.toSorted()).toEqual([...ids].toSorted());
    expect(inOrder(allChecks, shown).map((each) => each.checkId)).toEqual(shown);
    for (const each of allChecks) expect(shown).toEqual(expect.arrayContaining([...each.dependsOn]));
  });

  it('change nothing but the one that is chosen by itself', () => {
    expect(allChecks.filter(({ isChanging }) => isChanging).map((each) => each.checkId)).toEqual([
      'twinRoundTrip',
    ]);
  });
});

describe('the engine', () => {
  it('runs a check exactly when all it depends on passed, and starts it after they ended', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const checks = graph.map(({ checkId: id, dependsOn, outcome }) =>
          checkOf(id, dependsOn, async () => ({ outcome, verdict: 'portOpen', detail: {}, evidence: [] })),
        );
        const { events, byId } = await runAll({ checks });
        for (const { checkId: id, dependsOn, outcome } of graph) {
          const below = dependsOn.map((each) => byId.get(each)?.outcome);
          const mayRun = below.every((each) => each === 'pass' || each === 'warning');
          expect(byId.get(id)?.outcome).toBe(mayRun ? outcome : 'skipped');
          expect(events.includes(`start ${id}`)).toBe(mayRun);
          for (const each of dependsOn) {
            if (mayRun) expect(events.indexOf(`end ${each}`)).toBeLessThan(events.indexOf(`start ${id}`));
          }
        }
        expect(events.filter((event) => event.startsWith('end'))).toHaveLength(graph.length);
      }),
    );
  });

  it('says which check a skipped one waited for', async () => {
    const checks = [
      checkOf('laptopNames', [], async () => ({
        outcome: 'fail',
        verdict: 'nameNotFound',
        detail: {},
        evidence: [],
      })),
      checkOf('laptopHttps', ['laptopNames']),
    ];
    const { byId } = await runAll({ checks });
    expect(byId.get('laptopHttps')).toMatchObject({
      verdict: 'dependencyNotPassed',
      detail: { check: 'laptopNames' },
    });
  });

  it('runs what does not depend on each other side by side', async () => {
    let isSecondRunning = (): void => {};
    const second = new Promise<void>((resolve) => {
      isSecondRunning = resolve;
    });
    const checks = [
      checkOf('laptopNames', [], async () => {
        await second;
        return pass('portOpen');
      }),
      checkOf('laptopProxy', [], async () => {
        isSecondRunning();
        return warning('portOpen');
      }),
    ];
    const { results } = await runAll({ checks });
    expect(results.map(({ outcome }) => outcome)).toEqual(['pass', 'warning']);
  });

  it('ends a check when its time is over, and tells the work to stop', async () => {
    const clock = handClock();
    let isTold = false;
    const never: Check<null>['find'] = (_context, signal) => {
      // The engine looks at the clock right after it has started the work.
      setImmediate(() => clock.advance(5000));
      return new Promise(() => {
        signal.addEventListener('abort', () => {
          isTold = true;
        });
      });
    };
    const running = runAll({ checks: [checkOf('laptopNames', [], never, { timeLimitMs: 5000 })], clock });
    const { byId } = await running;
    expect(byId.get('laptopNames')).toMatchObject({
      outcome: 'fail',
      verdict: 'noAnswerInTime',
      tookMs: 5000,
    });
    expect(isTold).toBe(true);
  });

  it('ends a cancelled run at once, without starting anything more', async () => {
    const ending = new AbortController();
    const checks = [
      checkOf('laptopNames', [], () => {
        ending.abort();
        return new Promise(() => {});
      }),
      checkOf('laptopHttps', ['laptopNames']),
    ];
    const { events, results } = await runAll({ checks, signal: ending.signal });
    expect(results.map(({ verdict }) => verdict)).toEqual(['cancelled', 'cancelled']);
    expect(events).not.toContain('start laptopHttps');
  });

  it('lets a cancelled check put things back within its grace, and takes what it says then', async () => {
    const ending = new AbortController();
    const puttingBack: Check<null>['find'] = async (_context, signal) => {
      ending.abort();
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve());
      });
      await new Promise((resolve) => setImmediate(resolve));
      return { outcome: 'skipped', verdict: 'roundTripConflict', detail: {}, evidence: [] };
    };
    const checks = [checkOf('twinRoundTrip', [], puttingBack, { graceMs: 1000 })];
    const { results } = await runAll({ checks, signal: ending.signal });
    expect(results[0]?.verdict).toBe('roundTripConflict');
  });

  it('explains what a check throws, and goes on', async () => {
    const checks = [
      checkOf('laptopNames', [], () => Promise.reject(new Error('broken'))),
      checkOf('laptopProxy'),
    ];
    const { results } = await runAll({ checks });
    expect(results.map(({ verdict }) => verdict)).toEqual(['unexpected', 'portOpen'] satisfies VerdictCode[]);
  });

  it('tells the gravest outcome of all', () => {
    const of = (...outcomes: CheckResult['outcome'][]) => outcomeOf(outcomes.map((outcome) => ({ outcome })));
    expect(of('pass', 'fail', 'warning')).toBe('fail');
    expect(of('pass', 'skipped')).toBe('pass');
    expect(of('skipped')).toBe('skipped');
  });
});
