/** From a key press in the form or the JSON editor to the findings that follow from it on screen, in real Electron. */
import type { Page } from 'playwright-core';
import { launchApp } from '../support/electron/launchApp';
import * as person from '../support/electron/person';
import { percentile } from './percentile';

const presses = 60;

export async function measureKeyToFindings() {
  const { window, close } = await launchApp({ args: ['--lang=en-US'] });
  try {
    await person.seeFleet(window);
    await person.openDevice(window, person.mainDevice);
    await person.openSecurityTwin(window);
    console.log(`${presses} key presses in the form …`);
    const field = person.property(window, 'highPriorityMessageFrequency').locator('input');
    await field.fill('PT7M');
    const inForm = await timePresses(window, () => field.press('End'));
    console.log(`${presses} key presses in the JSON editor …`);
    await window.getByRole('tab', { name: 'JSON' }).click();
    const editor = window.getByRole('textbox', { name: 'Configuration as JSON' });
    await editor.click();
    const inJson = await timePresses(window, async () => {
      await editor.press('Control+End');
    });
    const all = [...inForm, ...inJson];
    return {
      p50: percentile(all, 50),
      p95: percentile(all, 95),
      formP95: percentile(inForm, 95),
      jsonP95: percentile(inJson, 95),
    };
  } finally {
    await close();
  }
}

/** Types a letter that makes the value wrong and takes it away again; each press has findings that must follow. */
async function timePresses(window: Page, toEnd: () => Promise<void>): Promise<number[]> {
  const tookMs: number[] = [];
  await toEnd();
  for (let press = 0; press < presses; press += 1) {
    const isWrong = press % 2 === 0;
    // The page listens before the key is pressed, however slow the machine.
    await window.evaluate(timeFindings, isWrong);
    await window.keyboard.press(isWrong ? 'x' : 'Backspace');
    const took = (await window.evaluate(() => globalThis.findingsShownAfterMs)) ?? 0;
    // The first press loads code that later ones have.
    if (press > 1) tookMs.push(took);
  }
  return tookMs;
}

declare global {
  /** In the page: the time from the key that was waited for to the frame with its findings. */
  var findingsShownAfterMs: Promise<number> | undefined;
}

/**
 * Runs in the page: waits for the next key and then for the frame that shows its findings, or shows them gone. Nothing in
 * it has a name, because tsx wraps named functions in a helper that the page does not have.
 */
function timeFindings(isWrong: boolean): void {
  globalThis.findingsShownAfterMs = new Promise((resolve) => {
    let pressedAtMs = 0;
    document.addEventListener(
      'keydown',
      (event) => {
        pressedAtMs = event.timeStamp;
      },
      { once: true, capture: true },
    );
    new MutationObserver((_records, observer) => {
      const inForm = document.querySelector(
        'tr[data-property="highPriorityMessageFrequency"] [data-finding]',
      );
      const inJson = document.querySelector('[data-json-problems]')?.getAttribute('data-json-problems');
      const isMarked = inJson === undefined ? inForm !== null : inJson !== '0';
      if (pressedAtMs === 0 || isMarked !== isWrong) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressedAtMs));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
