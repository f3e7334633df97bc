/** Rows on their way into a file, kept on disk until it is known what has to stand before them. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, jsonObject } from '../../preload/contract';

export interface Spool {
  add(rows: readonly object[]): Promise<void>;
  /** Everything added, in portions; nothing may be added any more. */
  portions(): AsyncIterable<readonly JsonObject[]>;
  /** Removes it from the disk. */
  close(): Promise<void>;
}

const portionRows = 1000;

/** Readable by this user alone. */
export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `siteward-${randomUUID()}.jsonl`);
  const file: FileHandle = await open(path, 'wx+', 0o600);
  return {
    add: async (rows) => {
      if (rows.length > 0) await file.writeFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    },
    portions: async function* () {
      let portion: JsonObject[] = [];
      for await (const line of file.readLines({ start: 0, autoClose: false })) {
        portion.push(jsonObject.parse(JSON.parse(line)));
        if (portion.length < portionRows) continue;
        yield portion;
        portion = [];
      }
      yield portion;
    },
    close: async () => {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
