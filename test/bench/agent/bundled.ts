/** Bundles scripts as the build bundles main, because loading TypeScript takes 35 MB in each process that does it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { nodeBundle } from '../../../scripts/build/nodeBundle';

/** Into `folder`; the answer has the address of each script. */
export async function bundled<Name extends string>(
  folder: string,
  names: readonly Name[],
): Promise<Readonly<Record<Name, URL>>> {
  const input = Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, `${name}.ts`)]));
  const config = nodeBundle(folder);
  const rolldownOptions = { ...config.build?.rolldownOptions, input };
  await build({ ...config, build: { ...config.build, rolldownOptions } });
  const urls = names.map((name) => [name, pathToFileURL(join(folder, `${name}.js`))]);
  // Its keys are the names.
  return Object.fromEntries(urls) as Record<Name, URL>;
}
