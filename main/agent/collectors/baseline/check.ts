/** One question of the operating system's baseline, and what a machine's answers to all of them make. */
import type { BaselineResult } from '../../../security';

export type Answer =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly why: string }
  /** It cannot be told, for example because only root may look. */
  | { readonly kind: 'error'; readonly why: string }
  /** The machine has nothing that the question is about. */
  | { readonly kind: 'notApplicable' };

export interface BaselineCheck<Facts> {
  readonly cceId: string;
  readonly description: string;
  readonly severity: BaselineResult['Severity'];
  judge(facts: Facts): Answer;
}

export const pass: Answer = { kind: 'pass' };
export const notApplicable: Answer = { kind: 'notApplicable' };
export const fail = (why: string): Answer => ({ kind: 'fail', why });
export const unknown = (why: string): Answer => ({ kind: 'error', why });

/** Without those that pass, which both of Microsoft's agents leave out too. */
export function baselineResults<Facts>(
  checks: readonly BaselineCheck<Facts>[],
  facts: Facts,
): BaselineResult[] {
  return checks.flatMap(({ cceId, description, severity, judge }): BaselineResult[] => {
    const answer = judge(facts);
    if (answer.kind !== 'fail' && answer.kind !== 'error') return [];
    return [
      {
        Description: description,
        CceId: cceId,
        Result: answer.kind === 'fail' ? 'Fail' : 'Err',
        Error: answer.why,
        Severity: severity,
      },
    ];
  });
}
