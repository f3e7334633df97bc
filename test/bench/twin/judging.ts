/** How long it takes to judge one full twin: rules, drift, and the diff to what it was before. */
import { type Judgement, judgeTwin, type TwinToJudge } from '../../../main/security';
import { diffBetween } from '../../../main/twin';
import type { JsonChange } from '../../../preload/contract';
import { percentile } from '../percentile';
import { fullTwins } from './twins';

const rounds = 2000;
const warmUpRounds = 300;

export function measureJudging() {
  const twins = fullTwins();
  const spentMs: number[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const twin = twins[round % twins.length];
    if (twin === undefined) throw new Error('There is no twin to judge.');
    const startedAtMs = performance.now();
    const { judgement, changes } = judgeAndCompare(twin);
    const tookMs = performance.now() - startedAtMs;
    if (judgement.findings.length === 0 || changes.length === 0) throw new Error('Nothing was judged.');
    if (round >= warmUpRounds) spentMs.push(tookMs);
  }
  return { p50: percentile(spentMs, 50), p95: percentile(spentMs, 95) };
}

function judgeAndCompare(twin: TwinToJudge): {
  readonly judgement: Judgement;
  readonly changes: readonly JsonChange[];
} {
  return { judgement: judgeTwin(twin), changes: diffBetween(twin.reported, twin.desired) };
}
