/** The log is readable line by line, bounded, and free of secrets. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../../main/log';
import { temporaryFolder } from '../../support/temporaryFolder';

it('writes each event at once as one JSON line with its name, level and time', () => {
  const file = join(temporaryFolder(), 'deep', 'siteward.log');
  const log = openLog(file);
  log.warn('sandbox.exited', { code: 3 });
  const line: unknown = JSON.parse(readFileSync(file, 'utf8').trim());
  expect(line).toMatchObject({ event: 'sandbox.exited', level: 40, code: 3, time: expect.any(String) });
  log.close();
});

it('takes secrets out of every text', () => {
  const file = join(temporaryFolder(), 'siteward.log');
  const log = openLog(file);
  const key = Buffer.alloc(32, 200).toString('base64');
  log.error('router.defect', { message: `bad ${key}`, stack: `at SharedAccessKey=${key};` });
  log.close();
  expect(readFileSync(file, 'utf8')).not.toContain(key);
});

it('keeps two files of the bound at most, with the newest lines in them', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'siteward.log');
  const log = openLog(file, 2_000);
  for (let number = 0; number < 200; number += 1) log.info('hub.call', { number });
  log.close();
  expect(readdirSync(folder).sort()).toEqual(['siteward.log', 'siteward.log.1']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2_000);
  expect(readFileSync(file, 'utf8')).toContain('"number":199');
});
