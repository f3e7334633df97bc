/** Builds the whole app into `dist`, or leaves it alone when nothing it is made of has changed. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { builtFolder } from './folders';
import { inputsHash } from './inputsHash';
import { nodeBundle } from './nodeBundle';
import { preloadBundle } from './preloadBundle';
import { windowBundle } from './windowBundle';

/** Written last: without it, `dist` is unfinished. */
const stampFile = join(builtFolder, 'built-from');

const bundles: readonly { readonly name: string; readonly config: InlineConfig }[] = [
  { name: 'main process, embedded hub, store worker', config: nodeBundle(join(builtFolder, 'main')) },
  { name: 'preload script', config: preloadBundle(join(builtFolder, 'preload')) },
  { name: 'window', config: windowBundle(join(builtFolder, 'renderer')) },
];

/** Prints each part with the time it took. Rejects with the bundler's error; `dist` is then built anew next time. */
export async function buildApp(): Promise<void> {
  const hash = await inputsHash();
  if ((await readFile(stampFile, 'utf8').catch(() => null)) === hash) {
    console.log('Nothing changed since the last build.');
    return;
  }
  await rm(builtFolder, { recursive: true, force: true });
  for (const { name, config } of bundles) {
    const startedAt = performance.now();
    await build(config);
    console.log(`Built ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  await writeFile(stampFile, hash);
}
