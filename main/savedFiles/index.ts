/** Files that a person asked for: written whole or not at all, and never over one that is there unless they agreed. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

export interface FileToSave {
  readonly path: string;
  readonly text: string;
  /** `private`: readable by its owner alone (0600). On Windows the folder's rights hold. */
  readonly readers: 'private' | 'anybody';
  /** The system's dialog asks before it hands over a name that is taken. */
  readonly mayReplace: boolean;
}

/** Rejects with code `EEXIST` when the file is there and may not be replaced, else as the file system says. */
export async function saveFile({ path, text, readers, mayReplace }: FileToSave): Promise<void> {
  const mode = readers === 'private' ? 0o600 : 0o644;
  // An empty file holds the name: a hard link would too, but memory sticks know none.
  if (!mayReplace) await (await open(path, 'wx', mode)).close();
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (!mayReplace) await rm(path, { force: true });
    throw error;
  }
}
