/** The system packages Electron needs on Linux: checked, and installed where that is allowed. */
import { hasDisplay } from './electron/display';
import { runsAsRoot } from './electron/sandboxArguments';
import { outputOf } from './outputOf';
import { run } from './run';

/** What the official binary is linked to, by Debian's names. */
const libraryPackages = [
  'libgtk-3-0',
  'libnss3',
  'libnspr4',
  'libgbm1',
  'libasound2',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxfixes3',
  'libxrandr2',
];
const virtualDisplayPackages = ['xvfb', 'xauth'];

/**
 * Makes sure that `executable` finds its libraries and, where there is no display, that `xvfb-run` is there. As root
 * on Debian and its kin it installs what is missing; elsewhere it rejects with the command to type.
 */
export async function ensureSystemPackages(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingPieces(executable);
  if (missing.length === 0) return;

  console.log(`Missing on this system: ${missing.join(', ')}`);
  if ((await outputOf('apt-get', ['--version'])) === null) {
    throw new Error(`Please install with your system's package manager what provides: ${missing.join(', ')}`);
  }
  if (!runsAsRoot) {
    const packages = await packageNames();
    throw new Error(`Please type: sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`);
  }
  await aptInstall(await packageNames());
  const stillMissing = await missingPieces(executable);
  if (stillMissing.length > 0) throw new Error(`Still missing after apt-get: ${stillMissing.join(', ')}`);
}

async function missingPieces(executable: string): Promise<string[]> {
  const libraries = (await outputOf('ldd', [executable])) ?? '';
  const missing = [...libraries.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  if (hasDisplay()) return missing;
  // `-h` prints its usage and exits 0; it starts no display.
  return (await outputOf('xvfb-run', ['-h'])) === null ? [...missing, 'xvfb-run'] : missing;
}

/** As root, on Debian and its kin. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);

  async function apt(args: readonly string[]): Promise<void> {
    const exitCode = await run('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (exitCode !== 0) throw new Error(`apt-get ${args.join(' ')} ended with code ${exitCode}.`);
  }
}

/** Since Debian 13 and Ubuntu 24.04 some are named `…t64`. https://wiki.debian.org/ReleaseGoals/64bit-time */
function packageNames(): Promise<string[]> {
  return Promise.all(
    [...virtualDisplayPackages, ...libraryPackages].map(async (name) => {
      const renamed = await outputOf('apt-cache', ['show', `${name}t64`]);
      return renamed ? `${name}t64` : name;
    }),
  );
}
