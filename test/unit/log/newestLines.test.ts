import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestLines } from '../../../main/log';
import { temporaryFolder } from '../../support/temporaryFolder';

describe('the newest lines of the log', () => {
  it('go on in the file before the one in use, the oldest first', async () => {
    const file = join(temporaryFolder(), 'siteward.log');
    writeFileSync(`${file}.1`, 'one\ntwo\n');
    writeFileSync(file, 'three\n');
    expect(await newestLines(file, 100)).toBe('one\ntwo\nthree\n');
  });

  it('begin with a whole one when the log is longer than asked for', async () => {
    const file = join(temporaryFolder(), 'siteward.log');
    writeFileSync(file, 'größer\nzwei\ndrei\n');
    expect(await newestLines(file, 12)).toBe('zwei\ndrei\n');
    expect(await newestLines(file, 9)).toBe('drei\n');
  });

  it('are none when there is no log', async () => {
    expect(await newestLines(join(temporaryFolder(), 'siteward.log'), 100)).toBe('');
  });
});
