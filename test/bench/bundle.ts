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
    await app.window.locator('[data-ready="true"]').waitFor();
    const paths = await app.window.evaluate(() => {
      const ready =
        performance.getEntriesByName('siteward:fleet-ready')[0]?.startTime ?? Number.POSITIVE_INFINITY;
      return performance
        .getEntriesByType('resource')
        .filter((entry) => entry.startTime <= ready && new URL(entry.name).pathname.endsWith('.js'))
        .map((entry) => new URL(entry.name).pathname);
    });
    const sizes = await Promise.all(
      [...new Set(paths)].map(async (path) => {
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
