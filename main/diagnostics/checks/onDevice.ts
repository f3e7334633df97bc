/** What all checks on the device have in common: somewhere to look, and a reason to skip when there is not. */

import type { Target } from '../../targets';
import { check, type Finding, skipped } from '../check';
import type { CheckContext } from '../context';

type Parts<Facts> = Omit<Parameters<typeof check<CheckContext, Facts>>[0], 'group' | 'run' | 'triage'> & {
  readonly needsCommands: boolean;
  readonly run: (target: Target, context: CheckContext, signal: AbortSignal) => Promise<Facts>;
  readonly triage: (facts: Facts, context: CheckContext) => Finding;
};

/** One that `needsCommands` is skipped for a folder of files; all are for Linux. */
export function deviceCheck<Facts>({ run, triage, needsCommands, ...frame }: Parts<Facts>) {
  const reasonToSkip = ({ target, isFolder }: CheckContext): Finding | null => {
    if (target === null) return skipped('noTarget');
    if (isFolder) return needsCommands ? skipped('notInFolder') : null;
    return target.platform === 'linux'
      ? null
      : skipped('platformNotKnown', [], { platform: target.platform });
  };
  return check<CheckContext, { readonly facts: Facts } | { readonly skip: Finding }>({
    ...frame,
    group: 'device',
    run: async (context, signal) => {
      const skip = reasonToSkip(context);
      if (skip !== null || context.target === null) return { skip: skip ?? skipped('noTarget') };
      return { facts: await run(context.target, context, signal) };
    },
    triage: (result, context) => ('skip' in result ? result.skip : triage(result.facts, context)),
  });
}
