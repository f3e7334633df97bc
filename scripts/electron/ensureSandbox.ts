/** Whether Chromium can start its sandbox here, which some distributions forbid to unpacked programs. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf } from '../outputOf';
import { runsAsRoot } from './sandboxArguments';

/**
 * Rejects with the command to type where neither user namespaces nor the set-uid helper are usable (Ubuntu since
 * 23.10). https://chromium.googlesource.com/chromium/src/+/main/docs/security/apparmor-userns-restrictions.md
 */
export async function ensureSandbox(electronFolder: string): Promise<void> {
  if (process.platform !== 'linux' || runsAsRoot) return;
  const helper = join(electronFolder, 'chrome-sandbox');
  const { uid, mode } = await stat(helper);
  if (uid === 0 && (mode & 0o7777) === 0o4755) return;
  if ((await outputOf('unshare', ['--user', '--map-root-user', 'true'])) !== null) return;
  throw new Error(
    `This system lets no unpacked program use user namespaces, so Chromium's sandbox needs its helper. Please type: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}
