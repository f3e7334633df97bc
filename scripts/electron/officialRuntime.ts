/** The official Electron binary, as the `electron` package downloads it. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryFolder } from '../build/folders';
import { run } from '../run';
import { executableName } from './executableName';

const packageFolder = join(repositoryFolder, 'node_modules', 'electron');
const downloadLimitMs = 10 * 60_000;

/**
 * The folder of the official binary, downloaded when it is not there; null when the download failed. The package's
 * own script is started by hand because `.npmrc` lets no package run code at install time.
 */
export async function officialRuntime(): Promise<string | null> {
  const folder = join(packageFolder, 'dist');
  if (await isInstalled(folder)) return folder;
  console.log('Downloading Electron …');
  const exitCode = await run(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadLimitMs,
  });
  return exitCode === 0 && (await isInstalled(folder)) ? folder : null;
}

/** `path.txt` is the last file the package's script writes, so an interrupted download does not count. */
async function isInstalled(folder: string): Promise<boolean> {
  try {
    await access(join(folder, executableName()));
    const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
    await access(join(packageFolder, 'path.txt'));
    return (await readFile(join(folder, 'version'), 'utf8')).replace(/^v/, '').trim() === version;
  } catch {
    return false;
  }
}
