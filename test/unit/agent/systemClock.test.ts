import { expect, it } from 'vitest';
import { systemClock } from '../../../main/agent/systemClock';

/** As coarse as Linux tells its uptime. */
const coarseMs = 10;

it('as much time passes on this machine’s clock as is waited for', async () => {
  const sinceMs = performance.now();
  const fromMs = systemClock.elapsedMs();
  await systemClock.wait(50);
  const passedMs = systemClock.elapsedMs() - fromMs;
  expect(passedMs).toBeGreaterThanOrEqual(50 - 2 * coarseMs);
  expect(passedMs).toBeLessThanOrEqual(performance.now() - sinceMs + 2 * coarseMs);
});
