/** Makes ready what starting the app needs: the built app, an Electron, the system's packages. */
import { buildApp } from '../../../scripts/build/buildApp';
import { type ElectronExecutable, electronExecutable } from '../../../scripts/electron/electronExecutable';
import { ensureSystemPackages } from '../../../scripts/systemPackages';

let prepared: Promise<ElectronExecutable> | undefined;

/** Does its work once in a process, however often it is asked. */
export function prepareApp(): Promise<ElectronExecutable> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<ElectronExecutable> {
  await buildApp();
  const electron = await electronExecutable();
  await ensureSystemPackages(electron.path);
  return electron;
}
