import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchPackedFile } from '../../../scripts/electron/fetchPackedFile';
import { temporaryFolder } from '../../support/temporaryFolder';

/** npm packs a folder as it packs a name from the registry. */
async function packageWith(content: string): Promise<string> {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'runtime', version: '1.0.0' }));
  await writeFile(join(folder, 'runtime.zip'), content);
  return folder;
}

const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

describe('a file fetched out of a package', () => {
  it('is there when it is the reviewed one', async () => {
    const work = temporaryFolder();
    const packed = { package: await packageWith('right'), file: 'runtime.zip', sha256: sha256Of('right') };
    expect(await readFile(await fetchPackedFile(packed, work), 'utf8')).toBe('right');
  });

  it('is refused when its sha256 is another', async () => {
    const work = temporaryFolder();
    const packed = { package: await packageWith('wrong'), file: 'runtime.zip', sha256: sha256Of('right') };
    await expect(fetchPackedFile(packed, work)).rejects.toThrow(/expected .*; it was not used/);
  });

  it('is refused when the package does not hold it', async () => {
    const work = temporaryFolder();
    const packed = { package: await packageWith('right'), file: 'other.zip', sha256: sha256Of('right') };
    await expect(fetchPackedFile(packed, work)).rejects.toThrow(/does not hold other\.zip/);
  });
});
