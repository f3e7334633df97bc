/** Every file below a folder with its bytes. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface FoundFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** A file that goes away while the folder is read is left out, as are sockets and links that lead nowhere. */
export async function filesBelow(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        const bytes = await readFile(path).catch(() => null);
        return bytes === null ? [] : [{ path: relative(folder, path), bytes }];
      }),
  );
  return found.flat();
}
