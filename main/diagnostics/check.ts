/** What a check is: facts are gathered by `run` and made sense of by `triage`, which is pure. */
import type {
  CheckGroup,
  CheckId,
  CheckOutcome,
  Evidence,
  EvidenceName,
  VerdictCode,
} from '../../preload/contract';
import type { Command } from '../targets';

export interface Finding {
  readonly outcome: CheckOutcome;
  readonly verdict: VerdictCode;
  readonly detail: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
}

interface CheckFrame {
  readonly checkId: CheckId;
  readonly group: CheckGroup;
  /** Runs when all of these passed, or passed with a warning. */
  readonly dependsOn: readonly CheckId[];
  /** What it runs on the device, with `anyArgument` where that differs. */
  readonly commands: readonly Command[];
  readonly isChanging: boolean;
  readonly timeLimitMs: number;
  /** How long it may still work after it was cancelled or its time was over, to leave things as they were. */
  readonly graceMs: number;
}

export interface Check<Context> extends CheckFrame {
  find(context: Context, signal: AbortSignal): Promise<Finding>;
}

type CheckParts<Context, Facts> = Pick<CheckFrame, 'checkId' | 'group'> &
  Partial<CheckFrame> & {
    readonly run: (context: Context, signal: AbortSignal) => Promise<Facts>;
    readonly triage: (facts: Facts, context: Context) => Finding;
  };

const usualTimeLimitMs = 8_000;

export function check<Context, Facts>({ run, triage, ...frame }: CheckParts<Context, Facts>): Check<Context> {
  return {
    dependsOn: [],
    commands: [],
    isChanging: false,
    timeLimitMs: usualTimeLimitMs,
    graceMs: 0,
    ...frame,
    find: async (context, signal) => triage(await run(context, signal), context),
  };
}

const finding =
  (outcome: CheckOutcome) =>
  (
    verdict: VerdictCode,
    evidence: readonly Evidence[] = [],
    detail: Readonly<Record<string, string>> = {},
  ): Finding => ({ outcome, verdict, detail, evidence });

export const pass = finding('pass');
export const warning = finding('warning');
export const fail = finding('fail');
export const skipped = finding('skipped');

/** Values of one source; those that are not known are left out. */
export function evidenceOf(
  source: string,
  values: Partial<Readonly<Record<EvidenceName, string | number | boolean | null>>>,
): Evidence[] {
  // Object.entries forgets the keys' type.
  const entries = Object.entries(values) as [EvidenceName, string | number | boolean | null][];
  return entries.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [{ name, value: String(value), source }],
  );
}
