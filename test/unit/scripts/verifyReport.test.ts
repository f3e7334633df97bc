import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { documentOf, htmlOf, jsonBodyOf, openSigningKey, signedFile } from '../../../main/reports';
import type { Secret } from '../../../main/secrets';
import { repositoryFolder } from '../../../scripts/build/folders';
import { sampleReport } from '../../support/reports/sampleReport';
import { temporaryFolder } from '../../support/temporaryFolder';

/** Runs it as npm would. */
async function verifyBy(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/verifyReport.ts', ...args], {
    cwd: repositoryFolder,
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [printed, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, printed, complained };
}

async function key() {
  const kept = new Map<string, Secret>();
  return openSigningKey({
    find: (id) => kept.get(id) ?? null,
    keep: (id, secret) => {
      kept.set(id, secret);
      return 'session';
    },
  });
}

describe('npm run verify-report', { timeout: 120_000 }, () => {
  it('ends with 0 for an intact report, and with 1 and plain words for one byte more, no signature or another key', async () => {
    const folder = temporaryFolder();
    const signing = await key();
    const write = (name: string, content: Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const json = Buffer.from(await signedFile(signing, 'json', Buffer.from(jsonBodyOf(sampleReport))));
    const html = htmlOf(documentOf(sampleReport));
    const altered = Buffer.from(json);
    altered.writeUInt8(altered.readUInt8(500) ^ 1, 500);

    const [intact, known, other, changed, unsigned, missing, none] = await Promise.all([
      verifyBy(write('a.json', json)),
      verifyBy(
        write('a.html', await signedFile(signing, 'html', Buffer.from(html))),
        '--key',
        signing.fingerprint,
      ),
      // A fingerprint may begin with a hyphen.
      verifyBy(write('b.json', json), '--key', `-${'x'.repeat(42)}`),
      verifyBy(write('c.json', altered)),
      verifyBy(write('d.html', Buffer.from(html))),
      verifyBy(join(folder, 'nowhere.json')),
      verifyBy(),
    ]);
    expect(intact).toMatchObject({ code: 0, complained: '' });
    expect(intact.printed).toContain(`Key: ${signing.fingerprint}`);
    expect(intact.printed).toContain('Device: pump-7 on hub.example');
    expect(intact.printed).toContain('does not prove who');
    expect(known).toMatchObject({ code: 0, complained: '' });
    expect(other).toMatchObject({ code: 1, complained: expect.stringMatching(/^ANOTHER KEY/) });
    expect(changed).toMatchObject({ code: 1, printed: '', complained: expect.stringMatching(/^ALTERED/) });
    expect(unsigned).toMatchObject({ code: 1, complained: expect.stringMatching(/^NOT SIGNED/) });
    expect(missing).toMatchObject({ code: 2, complained: expect.stringContaining('cannot be read') });
    expect(none).toMatchObject({ code: 2, complained: expect.stringContaining('Usage:') });
  });
});
