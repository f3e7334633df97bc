/** From a key press in the fleet's search field to the frame with the rows it leads to, in real Electron. */
import type { Page } from 'playwright-core';
import * as person from '../../support/electron/person';

const rounds = 4;
/** What stands in the field, and the key that changes how many devices are found. */
const presses: readonly (readonly [string, string])[] = [
  ['', 'b'],
  ['b', 'i'],
  ['pu', 'm'],
  ['pump-0', '1'],
  ['bilbao-000', '3'],
  ['bilbao-0003-pump-01', '7'],
  ['lyon-000', '7'],
  ['meter-01', '4'],
  ['site:porto-000', '1'],
  ['verdict:rejecte', 'd'],
  ['status:disabled verdict:silen', 't'],
  ['module:none lyon-001', '1'],
];

export async function timePaints(window: Page): Promise<number[]> {
  const tookMs: number[] = [];
  const field = person.searchField(window);
  for (let round = 0; round < rounds; round += 1) {
    for (const [before, key] of presses) {
      await field.fill(before);
      await settledCount(window);
      await field.press('End');
      await window.evaluate(timeRows);
      await window.keyboard.press(key);
      tookMs.push((await window.evaluate(() => globalThis.rowsShownAfterMs)) ?? 0);
    }
  }
  return tookMs;
}

/** Resolves when the number of devices found has not changed for a while. */
async function settledCount(window: Page): Promise<void> {
  let count = '';
  for (let same = 0; same < 4; ) {
    const now = await window.evaluate(
      () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? '',
    );
    same = now === count ? same + 1 : 0;
    count = now;
    await window.waitForTimeout(50);
  }
}

declare global {
  /** In the page: the time from the key that was waited for to the frame with its rows. */
  var rowsShownAfterMs: Promise<number> | undefined;
}

/**
 * Runs in the page: waits for the next key and then for the frame in which another number of rows is shown. Nothing in it has a
 * name, because tsx wraps named functions in a helper that the page does not have.
 */
function timeRows(): void {
  globalThis.rowsShownAfterMs = new Promise((resolve, reject) => {
    let pressedAtMs = 0;
    const before = document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
    document.addEventListener(
      'keydown',
      (event) => {
        pressedAtMs = event.timeStamp;
        setTimeout(() => reject(new Error('The key changed no rows.')), 10_000);
      },
      { once: true, capture: true },
    );
    new MutationObserver((_records, observer) => {
      const now = document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
      if (pressedAtMs === 0 || now === before) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressedAtMs));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
