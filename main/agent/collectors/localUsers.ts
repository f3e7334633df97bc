/** The accounts of this machine, for the event LocalUsers. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LocalUser } from '../../security';
import { localUsersOfDscl } from './dscl';
import { localUsersOf } from './passwd';
import { run } from './run';
import { windowsFolder } from './windowsFolder';
import { parseWindowsUsers, windowsUsersScript } from './windowsUsers';

export function collectLocalUsers(signal: AbortSignal): Promise<LocalUser[]> {
  switch (process.platform) {
    case 'linux':
      return linuxUsers();
    case 'win32':
      return windowsUsers(signal);
    case 'darwin':
      return macUsers(signal);
    default:
      return Promise.reject(new Error(`Local users are not collected on ${process.platform}.`));
  }
}

async function linuxUsers(): Promise<LocalUser[]> {
  const [passwd, group] = await Promise.all([
    readFile('/etc/passwd', 'utf8'),
    readFile('/etc/group', 'utf8'),
  ]);
  return localUsersOf(passwd, group);
}

/** The script goes as UTF-16 in base64, which needs no quoting (about_PowerShell_exe, -EncodedCommand). */
async function windowsUsers(signal: AbortSignal): Promise<LocalUser[]> {
  const powershell = path.join(windowsFolder(), 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const script = Buffer.from(windowsUsersScript, 'utf16le').toString('base64');
  const text = await run(
    powershell,
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', script],
    signal,
  );
  return parseWindowsUsers(text);
}

async function macUsers(signal: AbortSignal): Promise<LocalUser[]> {
  const list = (folder: string, key: string) => run('/usr/bin/dscl', ['.', '-list', folder, key], signal);
  const [userIds, primaryGroupIds, groupIds, groupMembers] = await Promise.all([
    list('/Users', 'UniqueID'),
    list('/Users', 'PrimaryGroupID'),
    list('/Groups', 'PrimaryGroupID'),
    list('/Groups', 'GroupMembership'),
  ]);
  return localUsersOfDscl({ userIds, primaryGroupIds, groupIds, groupMembers });
}
