/** Finds an Electron to run the app with, downloading one when there is none. */
import { join } from 'node:path';
import { executableName } from './executableName';
import { officialRuntime } from './officialRuntime';
import { sandboxArguments } from './sandboxArguments';
import { standInRuntime } from './standInRuntime';

export interface ElectronExecutable {
  readonly path: string;
  /** The folder of the whole runtime. */
  readonly folder: string;
  /** What this machine needs on the command line, before the app's folder. */
  readonly args: readonly string[];
  readonly source: 'official' | 'stand-in' | 'named';
}

/**
 * Looks where `ELECTRON_OVERRIDE_DIST_PATH` points (as the `electron` package itself does), then for the official
 * binary, then for its stand-in. Rejects when none can be had.
 */
export async function electronExecutable(): Promise<ElectronExecutable> {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return executableIn(named, 'named');
  const official = await officialRuntime();
  if (official) return executableIn(official, 'official');
  return executableIn(await standInRuntime(), 'stand-in');
}

function executableIn(folder: string, source: ElectronExecutable['source']): ElectronExecutable {
  return { path: join(folder, executableName()), folder, args: sandboxArguments(), source };
}
