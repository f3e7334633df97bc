/** The build of everything that runs in Node: the main process, the embedded hub's process and the store's worker. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { repositoryFolder } from './folders';

/** Stay out of the bundle: `electron` is the runtime's own, `libsql` finds its native file beside itself. */
const external = ['electron', 'libsql'];

/** All files lie flat in `outDir`, so that `import.meta.dirname` is the same folder in each of them. */
export function nodeBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: repositoryFolder,
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          index: join(repositoryFolder, 'main', 'index.ts'),
          sandbox: join(repositoryFolder, 'main', 'sandbox', 'process.ts'),
          storeWorker: join(repositoryFolder, 'main', 'store', 'worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
