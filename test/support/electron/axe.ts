/** Asks axe what is wrong with the screen that is shown. https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Rule and place of each violation. Fluent's focus sentinels are left out: they are hidden and focusable on purpose, and
 * pass the focus on (https://github.com/microsoft/tabster).
 */
export async function violationsOf(window: Page): Promise<string[]> {
  // Without the legacy mode axe opens a second page, which this app refuses.
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode(true)
    .exclude('[data-tabster-dummy]')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
