/** The security-twin workbench's figures: how fast twins are judged, and how soon a key press shows its findings. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { measureKeyToFindings } from './keyToFindings';
import { measureJudging } from './twin/judging';

const judged = z.object({ judged: z.number(), drifting: z.number(), tookMs: z.number() });

export async function measureTwin() {
  console.log('Judging twins of 32 KB, one after the other …');
  const judgeMs = measureJudging();
  const keyToFindingsMs = await measureKeyToFindings();
  console.log('Judging the twins of a fleet in a worker …');
  return { judgeMs, keyToFindingsMs, twinsPerS: await measureTwinsPerSecond() };
}

async function measureTwinsPerSecond(): Promise<number> {
  const worker = new Worker(new URL('./twin/judgingWorker.mjs', import.meta.url));
  try {
    const [message] = await once(worker, 'message');
    const { judged: count, drifting, tookMs } = judged.parse(message);
    if (drifting === 0) throw new Error('No drift was found, so nothing was judged.');
    return Math.round(count / (tookMs / 1000));
  } finally {
    await worker.terminate();
  }
}
