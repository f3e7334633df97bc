/** The build of the preload script: one CommonJS file, because a sandboxed preload can load nothing else. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { repositoryFolder } from './folders';

/** https://www.electronjs.org/docs/latest/tutorial/esm#preload-scripts */
export function preloadBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: repositoryFolder,
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: join(repositoryFolder, 'preload', 'index.ts'),
      target: 'chrome130',
      outDir,
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  };
}
