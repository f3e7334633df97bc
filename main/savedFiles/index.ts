/** Files that a person asked for: written whole or not at all, and never over one that is there unless they agreed. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { ExpectedFailure } from '../failures';

interface FileToWrite {
  readonly path: string;
  /** `private`: readable by its owner alone (0600). On Windows the folder's rights hold. */
  readonly readers: 'private' | 'anybody';
  /** The system's dialog asks before it hands over a name that is taken. */
  readonly mayReplace: boolean;
}

export interface FileToSave extends FileToWrite {
  /** Bytes for a file that is no text. */
  readonly text: string | Uint8Array;
}

export interface FileToStream extends FileToWrite {
  /** Written as it comes. When it throws, there is no file. */
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** Rejects with code `EEXIST` when the file is there and may not be replaced, else as the file system says. */
export async function saveFile({ text, ...file }: FileToSave): Promise<void> {
  async function* whole(): AsyncGenerator<string | Uint8Array, void, void> {
    yield text;
  }
  for await (const _ of streamFile({ ...file, chunks: whole() }));
}

/** Yields after each chunk; the file is there when this is done. Who leaves earlier leaves no file. Rejects as `saveFile` does. */
export async function* streamFile({
  path,
  chunks,
  readers,
  mayReplace,
}: FileToStream): AsyncGenerator<void, void, void> {
  const mode = readers === 'private' ? 0o600 : 0o644;
  // An empty file holds the name: a hard link would too, but memory sticks know none.
  if (!mayReplace) await (await open(path, 'wx', mode)).close();
  const unfinished = `${path}.${randomUUID()}.part`;
  let isDone = false;
  try {
    const file = await open(unfinished, 'wx', mode);
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        yield;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    isDone = true;
  } finally {
    if (!isDone) {
      await rm(unfinished, { force: true });
      if (!mayReplace) await rm(path, { force: true });
    }
  }
}

/**
 * Of a path that a person chose in the system's dialog, which asked them about a name that is taken. Yields after each chunk.
 * Fails with FILE_NOT_WRITTEN, or with the signal's reason.
 */
export async function* streamChosenFile(
  path: string,
  chunks: AsyncIterable<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<void, void, void> {
  try {
    for await (const _ of streamFile({ path, chunks, readers: 'anybody', mayReplace: true })) {
      signal?.throwIfAborted();
      yield;
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ExpectedFailure('FILE_NOT_WRITTEN', { reason: String(error) }, { cause: error });
  }
}
