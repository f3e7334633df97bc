/** Judges ordinary twins for a while and says how many a second; runs in a worker thread. */
import { parentPort } from 'node:worker_threads';
import { judgeTwin } from '../../../main/security';
import { ordinaryTwin } from './twins';

const durationMs = 3000;
const twins = Array.from({ length: 600 }, (_, index) => ordinaryTwin(index));

function judgeFor(limitMs: number): {
  readonly judged: number;
  readonly drifting: number;
  readonly tookMs: number;
} {
  const startedAtMs = performance.now();
  let [judged, drifting] = [0, 0];
  for (;;) {
    for (const twin of twins) drifting += judgeTwin(twin).drift.count > 0 ? 1 : 0;
    judged += twins.length;
    const tookMs = performance.now() - startedAtMs;
    if (tookMs >= limitMs) return { judged, drifting, tookMs };
  }
}

judgeFor(durationMs / 3);
parentPort?.postMessage(judgeFor(durationMs));
