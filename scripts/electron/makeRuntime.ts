/** Turns the zip of an Electron application into a plain Electron that starts any app folder. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { executableName } from './executableName';
import { unzip } from './unzip';

/** Folder and program of the application in the zip. */
const packedName = 'Cypress';
/** The application itself, and a snapshot of its own code: neither is Electron. */
const leftOut = [`${packedName}/resources/`, `${packedName}/browser_v8_context_snapshot.bin`];

/** The program that loads the app's folder named on the command line. */
export const defaultAppFolder = join(import.meta.dirname, 'defaultApp');

export async function makeRuntime(zip: string, folder: string, electronVersion: string): Promise<void> {
  await unzip(zip, folder, (path) =>
    path.startsWith(`${packedName}/`) && !leftOut.some((prefix) => path.startsWith(prefix))
      ? path.slice(packedName.length + 1)
      : null,
  );
  const executable = join(folder, executableName());
  await rename(join(folder, packedName), executable);
  await writeFile(join(folder, 'version'), electronVersion);
  await mkdir(join(folder, 'resources'));
  await createPackage(defaultAppFolder, join(folder, 'resources', 'default_app.asar'));
  // What the official binary comes with. https://www.electronjs.org/docs/latest/tutorial/fuses
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
  });
}
