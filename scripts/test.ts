/** `npm test`: makes everything ready that the tests need, then runs them all; arguments go to Vitest. */
import { relative } from 'node:path';
import { buildApp } from './build/buildApp';
import { repositoryFolder } from './build/folders';
import { electronExecutable } from './electron/electronExecutable';
import { ensureSshServer } from './sshServer';
import { ensureSystemPackages } from './systemPackages';
import { runVitest } from './test/runVitest';

try {
  await buildApp();
  const electron = await electronExecutable();
  await ensureSystemPackages(electron.path);
  await ensureSshServer();

  const { passed, skipped, failures } = await runVitest(process.argv.slice(2), {
    ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
  });
  for (const test of skipped) console.log(`SKIPPED ${test}`);
  for (const { file, test, reason } of failures) {
    console.log(`FAILED ${relative(repositoryFolder, file)} › ${test}\n  ${reason.split('\n')[0]}`);
  }
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
