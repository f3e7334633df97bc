/** Builds the whole app into `dist`, or leaves it alone when nothing it is made of has changed. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtFolder } from './folders';
import { inputsHash } from './inputsHash';

/** Written last: without it, `dist` is unfinished. */
const stampFile = join(builtFolder, 'built-from');

/** Rejects with the bundler's error; `dist` is then built anew next time. */
export async function buildApp(): Promise<void> {
  const hash = await inputsHash();
  if ((await readFile(stampFile, 'utf8').catch(() => null)) === hash) {
    console.log('Nothing changed since the last build.');
    return;
  }
  await rm(builtFolder, { recursive: true, force: true });
  // Loaded only here: the bundler takes longer to load than everything else there is to do when nothing changed.
  const { buildBundles } = await import('./buildBundles');
  await buildBundles(builtFolder);
  await writeFile(stampFile, hash);
}
