/** Runs Vitest in a process of its own and returns what it reports. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '../build/folders';
import { run } from '../run';
import { type Results, readResults } from './results';

const vitest = join(repositoryFolder, 'node_modules', 'vitest', 'vitest.mjs');

/** `args` go to Vitest, `env` is added to this process's own. */
export async function runVitest(args: readonly string[], env: Record<string, string>): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'siteward-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const exitCode = await run(process.execPath, [vitest, 'run', ...reporters, ...args], {
      cwd: repositoryFolder,
      env: { ...process.env, ...env },
    });
    const results = readResults(await readFile(reportFile, 'utf8'));
    if (exitCode === 0 || results.failures.length > 0) return results;
    // Such as an error nobody caught while the tests ran; Vitest has printed it.
    const failure = { file: '', test: '(outside the tests)', reason: `Vitest ended with code ${exitCode}.` };
    return { ...results, failures: [failure] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
