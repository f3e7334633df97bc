/** What a language says of checks. `{{name}}` stands for a part of a result's detail. */
import type { CheckGroup, CheckId, CheckOutcome, EvidenceName, VerdictCode } from '../contract';

export interface VerdictWords {
  /** What was found and what it means. */
  readonly means: string;
  /** What to do next; empty where there is nothing to do. */
  readonly next: string;
  /** For whoever runs the site's network; empty where they have no part in it. */
  readonly it: string;
}

export interface DiagnosisWords {
  readonly groups: Readonly<Record<CheckGroup, string>>;
  readonly checks: Readonly<Record<CheckId, { readonly title: string; readonly summary: string }>>;
  readonly outcomes: Readonly<Record<CheckOutcome, string>>;
  readonly evidence: Readonly<Record<EvidenceName, string>>;
  readonly verdicts: Readonly<Record<VerdictCode, VerdictWords>>;
  /** Details that are words and not names. */
  readonly values: {
    readonly direction: Readonly<Record<string, string>>;
    readonly agent: Readonly<Record<string, string>>;
    readonly problem: Readonly<Record<string, string>>;
  };
  /** Around the text for the site's IT. */
  readonly letter: { readonly opening: string; readonly facts: string };
}

export function says(means: string, next = '', it = ''): VerdictWords {
  return { means, next, it };
}
