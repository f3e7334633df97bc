/** The window's JavaScript loaded before the first screen, as real Electron loads it, and its size as gzip. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchApp } from '../support/electron/launchApp';

const rendererFolder = join(import.meta.dirname, '..', '..', 'dist', 'renderer');

export async function measureBundle() {
  console.log('Starting Siteward to see which scripts the first screen loads …');
  const app = await launchApp();
  try {
    const { window } = app;
    await window.locator('[data-ready="true"]').waitFor();
    // Chromium keeps no resource timing of this scheme, so the requests of a second load are counted.
    const paths = new Set<string>();
    window.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) paths.add(pathname);
    });
    await window.reload();
    await window.locator('[data-ready="true"]').waitFor();
    const sizes = await Promise.all(
      [...paths].map(async (path) => {
        const content = await readFile(join(rendererFolder, path));
        return { path, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length };
      }),
    );
    for (const { path, bytes, gzipBytes } of sizes)
      console.log(`  ${path}  ${bytes} bytes, ${gzipBytes} gzip`);
    if (sizes.length === 0) throw new Error('No script was seen loading; the figure would be empty.');
    return {
      initialGzipBytes: sizes.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
      initialBytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
      scripts: sizes.length,
    };
  } finally {
    await app.close();
  }
}
