import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveFile, streamFile } from '../../../main/savedFiles';
import { temporaryFolder } from '../../support/temporaryFolder';

describe('a saved file', () => {
  it('has its text whole, and a private one is for its owner alone', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'key.pem');
    await saveFile({ path, text: 'secret', readers: 'private', mayReplace: false });
    expect(readFileSync(path, 'utf8')).toBe('secret');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['key.pem']);
  });

  it('stays private when it replaces one that anybody could read', async () => {
    const path = join(temporaryFolder(), 'key.pem');
    writeFileSync(path, 'old', { mode: 0o644 });
    await saveFile({ path, text: 'new', readers: 'private', mayReplace: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('does not touch one that is there when nobody agreed', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'cert.pem');
    writeFileSync(path, 'mine');
    const saving = saveFile({ path, text: 'other', readers: 'anybody', mayReplace: false });
    await expect(saving).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['cert.pem']);
  });

  it('leaves nothing half written when it cannot be written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    const saving = saveFile({
      path: join(folder, 'taken'),
      text: 'text',
      readers: 'anybody',
      mayReplace: true,
    });
    await expect(saving).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});

describe('a streamed file', () => {
  const chunksOf = async function* (...chunks: readonly string[]) {
    yield* chunks;
  };

  it('is there only once it is whole', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'rows.csv');
    for await (const _ of streamFile({
      path,
      chunks: chunksOf('a', 'b', 'c'),
      readers: 'anybody',
      mayReplace: true,
    })) {
      expect(readdirSync(folder)).not.toContain('rows.csv');
    }
    expect(readFileSync(path, 'utf8')).toBe('abc');
    expect(readdirSync(folder)).toEqual(['rows.csv']);
  });

  it('leaves nothing when it is left, or when its text fails, and keeps what was there', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'rows.csv');
    writeFileSync(path, 'old');
    for await (const _ of streamFile({
      path,
      chunks: chunksOf('a', 'b'),
      readers: 'anybody',
      mayReplace: true,
    }))
      break;
    const failing = async function* () {
      yield 'a';
      throw new Error('the hub is gone');
    };
    const run = async () => {
      for await (const _ of streamFile({ path, chunks: failing(), readers: 'anybody', mayReplace: true }));
    };
    await expect(run()).rejects.toThrow('the hub is gone');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['rows.csv']);
  });
});
