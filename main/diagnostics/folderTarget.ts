/** A folder of files collected from a device, looked at as if it were the device. */
import { readFile, realpath } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type Target, TargetError } from '../targets';

const largestBytes = 16_000_000;

/**
 * A file is found at its own path below the folder (`var/log/syslog`), or by its name alone. Nothing outside the folder
 * is read, whatever links it holds. It runs no commands.
 */
export function folderTarget(folder: string): Target {
  return {
    platform: 'linux',
    name: basename(folder),
    run: () => Promise.reject(new TargetError('programMissing', 'A folder of files runs no commands.')),
    readFile: async (path, signal) => {
      for (const candidate of [join(folder, path), join(folder, basename(path))]) {
        const content = await contentOf(folder, candidate, signal);
        if (content !== null) return content.subarray(0, largestBytes);
      }
      throw new TargetError('fileMissing', `${path} is not in the folder.`);
    },
  };
}

/** Null when there is no such file, or it leads out of the folder. */
async function contentOf(folder: string, path: string, signal: AbortSignal): Promise<Buffer | null> {
  try {
    const inside = relative(await realpath(folder), await realpath(path));
    if (inside.startsWith('..')) return null;
    return await readFile(path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new TargetError('notPermitted', `${basename(path)} may not be read.`, { cause: error });
    }
    return null;
  }
}
