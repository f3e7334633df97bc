/** The build of everything that runs in Node: the main process, the embedded hub's process, the workers of store and index. */
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { repositoryFolder } from './folders';

/**
 * Stay out of the bundle: `electron` is the runtime's own, `libsql` finds its native file beside itself, and `cpu-features`
 * is native code that `ssh2` asks for and does without (mscdex/ssh2, lib/protocol/constants.js).
 */
const external = ['electron', 'libsql', 'cpu-features'];

/**
 * `tsyringe`, below `@peculiar/x509`, throws unless reflect-metadata has run, and says so nowhere in its imports; once
 * several entries share it, only an import of its own keeps that order. https://github.com/microsoft/tsyringe#installation
 */
const reflectMetadataFirst: Plugin = {
  name: 'reflect-metadata-first',
  transform: {
    filter: { id: /\/node_modules\/tsyringe\/.*\/index\.js$/ },
    handler: (code) => ({ code: `import 'reflect-metadata';\n${code}`, map: null }),
  },
};

/** All files lie flat in `outDir`, so that `import.meta.dirname` is the same folder in each of them. */
export function nodeBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: repositoryFolder,
    plugins: [reflectMetadataFirst],
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
          fleetIndexWorker: join(repositoryFolder, 'main', 'fleet', 'indexFile', 'worker.ts'),
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
