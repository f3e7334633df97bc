/** The build of the window: `index.html`, external style sheets and hashed script chunks. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { repositoryFolder } from './folders';

/** Filled in anew by the page protocol at each page load (main/electron/pageProtocol.ts). */
const noncePlaceholder = '__CSP_NONCE__';

export function windowBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: join(repositoryFolder, 'renderer'),
    base: './',
    html: { cspNonce: noncePlaceholder },
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
    },
  };
}
