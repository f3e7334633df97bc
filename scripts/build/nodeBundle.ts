/** The build of everything that runs in Node: the main process, the embedded hub's process, the workers of store and index. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

/** What the label reader loads when it starts; left to itself, it would fetch it from a public server. */
const labelReaderWasm: Plugin = {
  name: 'label-reader-wasm',
  async buildStart() {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    this.emitFile({ type: 'asset', fileName: 'zxing_reader.wasm', source: await readFile(wasm) });
  },
};

/** All files lie flat in `outDir`, so that `import.meta.dirname` is the same folder in each of them. */
export function nodeBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: repositoryFolder,
    plugins: [reflectMetadataFirst, labelReaderWasm],
    // `ssh2` is CommonJS and names its folder when it is loaded (lib/agent.js, for a helper that is not used here).
    define: { __dirname: 'import.meta.dirname' },
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      emitAssets: true,
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
          labelWorker: join(repositoryFolder, 'main', 'labels', 'worker.ts'),
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
