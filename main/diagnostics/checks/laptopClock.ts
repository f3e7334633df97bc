/** This laptop's clock against the hub's. */
import { check, evidenceOf, type Finding, fail, pass, skipped, warning } from '../check';
import type { CheckContext } from '../context';
import { askHub, type HeadResult, hasAnswered } from '../network/http';

interface ClockFacts {
  readonly head: HeadResult;
  readonly ownTime: Date;
}

/** A hub's header tells whole seconds, and an answer takes its time. */
const slightS = 60;
/** Tokens live for an hour, and certificates begin at a second; long before that logs cannot be compared any more. */
const graveS = 300;

export const laptopClock = check<CheckContext, ClockFacts>({
  checkId: 'laptopClock',
  group: 'laptop',
  dependsOn: ['laptopHttps'],
  run: async ({ hub, now }, signal) => ({
    head: await askHub(hub.route, hub.hostName, signal),
    ownTime: now(),
  }),
  triage: triageClock,
});

export function triageClock({ head, ownTime }: ClockFacts): Finding {
  const hubTime = hasAnswered(head) ? new Date(head.headers.date ?? '') : null;
  if (hubTime === null || Number.isNaN(hubTime.getTime())) {
    const problem = hasAnswered(head) ? null : head.problem;
    return skipped('clockUnknown', evidenceOf('Date', { problem }));
  }
  const differenceS = Math.round((ownTime.getTime() - hubTime.getTime()) / 1000);
  const evidence = evidenceOf('Date', {
    hubTime: hubTime.toISOString(),
    ownTime: ownTime.toISOString(),
    differenceS,
  });
  const detail = { seconds: String(Math.abs(differenceS)), direction: differenceS > 0 ? 'ahead' : 'behind' };
  if (Math.abs(differenceS) >= graveS) return fail('clockOff', evidence, detail);
  return Math.abs(differenceS) >= slightS
    ? warning('clockSlightlyOff', evidence, detail)
    : pass('clockRight', evidence, detail);
}
