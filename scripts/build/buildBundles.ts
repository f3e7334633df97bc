/** Runs the bundler over each part of the app. */
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { nodeBundle } from './nodeBundle';
import { preloadBundle } from './preloadBundle';
import { windowBundle } from './windowBundle';

/** Prints each part with the time it took. Rejects with the bundler's error. */
export async function buildBundles(folder: string): Promise<void> {
  const bundles: readonly { readonly name: string; readonly config: InlineConfig }[] = [
    { name: 'main process, embedded hub, workers', config: nodeBundle(join(folder, 'main')) },
    { name: 'preload script', config: preloadBundle(join(folder, 'preload')) },
    { name: 'window', config: windowBundle(join(folder, 'renderer')) },
  ];
  // Vite builds React for development under any other value, such as the one Vitest sets.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    for (const { name, config } of bundles) {
      const startedAt = performance.now();
      await build(config);
      console.log(`Built ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    }
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
