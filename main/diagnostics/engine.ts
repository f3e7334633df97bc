/** Runs checks: each as soon as what it depends on has passed, side by side, within its time, until it is cancelled. */
import type { CheckId, CheckOutcome, CheckResult } from '../../preload/contract';
import { type Check, type Finding, fail, skipped } from './check';

export interface EnginePorts {
  readonly now: () => Date;
  /** Rejects when the signal aborts. */
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** What an error that a check threw means. */
  readonly explain: (error: unknown, checkId: CheckId) => Finding;
}

export interface EngineListener {
  onStarted(checkId: CheckId): void;
  onFinished(result: CheckResult): void;
}

const gravity: readonly CheckOutcome[] = ['fail', 'warning', 'pass', 'skipped'];

/** The gravest of all; `pass` when only skipped ones stand beside, `skipped` when nothing ran. */
export function outcomeOf(results: readonly Pick<CheckResult, 'outcome'>[]): CheckOutcome {
  return gravity.find((outcome) => results.some((result) => result.outcome === outcome)) ?? 'skipped';
}

/** `checks` in dependency order; resolves with a result for each, in the same order, and never rejects. */
export async function runChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  ports: EnginePorts,
  listener: EngineListener,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const running = new Map<CheckId, Promise<CheckResult>>();
  const cancelled = aborted(signal);
  for (const check of checks) {
    const dependencies = check.dependsOn.flatMap((checkId) => running.get(checkId) ?? []);
    running.set(check.checkId, runOne(check, dependencies));
  }
  return Promise.all(running.values());

  async function runOne(
    check: Check<Context>,
    dependencies: readonly Promise<CheckResult>[],
  ): Promise<CheckResult> {
    const before = await Promise.all(dependencies);
    const { checkId, group } = check;
    const startedAt = ports.now();
    const blocker = before.find(({ outcome }) => outcome === 'fail' || outcome === 'skipped');
    const finding = await findingOf(check, blocker);
    const tookMs = Math.max(0, ports.now().getTime() - startedAt.getTime());
    const { outcome, verdict, detail, evidence } = finding;
    const result: CheckResult = {
      checkId,
      group,
      outcome,
      verdict,
      detail: { ...detail },
      evidence: [...evidence],
      startedAt: startedAt.toISOString(),
      tookMs,
    };
    listener.onFinished(result);
    return result;
  }

  async function findingOf(check: Check<Context>, blocker: CheckResult | undefined): Promise<Finding> {
    if (signal.aborted) return skipped('cancelled');
    if (blocker !== undefined) {
      return skipped('dependencyNotPassed', [], { check: blocker.checkId, verdict: blocker.verdict });
    }
    listener.onStarted(check.checkId);
    return inTime(check, (own) => check.find(context, own), ports, { signal, cancelled });
  }
}

/** The work's finding, or what there is to say when it was cancelled or took too long, its grace included. */
async function inTime(
  { checkId, timeLimitMs, graceMs }: Pick<Check<never>, 'checkId' | 'timeLimitMs' | 'graceMs'>,
  work: (signal: AbortSignal) => Promise<Finding>,
  { wait, explain }: EnginePorts,
  { signal, cancelled }: { readonly signal: AbortSignal; readonly cancelled: Promise<void> },
): Promise<Finding> {
  const limit = new AbortController();
  const over = new AbortController();
  const stopped = (): Finding =>
    signal.aborted
      ? skipped('cancelled')
      : fail('noAnswerInTime', [], { seconds: String(timeLimitMs / 1000) });
  const working = (async () => {
    try {
      return await work(AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      return signal.aborted || limit.signal.aborted ? stopped() : explain(error, checkId);
    }
  })();
  const stopping = (async (): Promise<Finding> => {
    await Promise.race([wait(timeLimitMs, over.signal), cancelled]);
    limit.abort();
    if (graceMs > 0) await wait(graceMs, over.signal);
    return stopped();
  })();
  try {
    // The work first: what it found at the last moment counts.
    return await Promise.race([working, stopping.catch(() => working)]);
  } finally {
    over.abort();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
