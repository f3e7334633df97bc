/** The time the app adds to a save of a twin beyond what the hub takes: from the key to the outcome on screen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { percentile } from './percentile';

const rounds = 40;

const hubCall = z.object({
  event: z.literal('hub.call'),
  time: z.string(),
  kind: z.string(),
  tookMs: z.number(),
});
type HubCall = z.infer<typeof hubCall>;

export async function measureSave() {
  const { window, userDataFolder, close } = await launchApp({ args: ['--lang=en-US'] });
  try {
    await person.seeFleet(window);
    await person.openDevice(window, person.mainDevice);
    await person.openSecurityTwin(window);
    const added: number[] = [];
    const hub: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      await person.edit(window, 'highPriorityMessageFrequency', `PT${2 + (round % 5)}M`);
      const { pressedAtMs, shownAtMs } = await window.evaluate(timeSave);
      const calls = callsBetween(userDataFolder, pressedAtMs, shownAtMs);
      const hubMs = calls.reduce((sum, { tookMs }) => sum + tookMs, 0);
      const addedMs = shownAtMs - pressedAtMs - hubMs;
      await window.getByRole('button', { name: 'Stop waiting' }).click();
      // The first save loads code that later ones have.
      if (round === 0) continue;
      added.push(addedMs);
      hub.push(hubMs);
      if (round % 10 === 0) console.log(`${round} saves, the last one with ${addedMs.toFixed(1)} ms added`);
    }
    return {
      addedMs: { p50: percentile(added, 50), p95: percentile(added, 95) },
      hubMs: { p50: percentile(hub, 50) },
      rounds,
    };
  } finally {
    await close();
  }
}

/**
 * Runs in the page: presses the save key and waits for the frame that shows the saved outcome. Nothing in it has a name,
 * because tsx wraps named functions in a helper that the page does not have.
 */
function timeSave(): Promise<{ pressedAtMs: number; shownAtMs: number }> {
  return new Promise((resolve) => {
    const pressedAtMs = performance.timeOrigin + performance.now();
    new MutationObserver((_records, observer) => {
      if (document.querySelector('[data-outcome="saved"], [data-outcome="waiting"]') === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        resolve({ pressedAtMs, shownAtMs: performance.timeOrigin + performance.now() }),
      );
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
}

/** A call belongs to the save when it began after the key and ended before the outcome was shown. */
function callsBetween(userDataFolder: string, fromMs: number, toMs: number): HubCall[] {
  const lines = readFileSync(join(userDataFolder, 'logs', 'siteward.log'), 'utf8')
    .trim()
    .split('\n');
  return lines.slice(-20).flatMap((line) => {
    const call = hubCall.safeParse(JSON.parse(line));
    if (!call.success) return [];
    const endedAtMs = Date.parse(call.data.time);
    const isInside = endedAtMs - call.data.tookMs >= fromMs - 1 && endedAtMs <= toMs + 1;
    return isInside ? [call.data] : [];
  });
}
