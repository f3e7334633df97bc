/** The OpenSSH server that the tests over SSH start for themselves. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { runsAsRoot } from './electron/sandboxArguments';
import { outputOf } from './outputOf';
import { aptInstall } from './systemPackages';

const servicePolicy = '/usr/sbin/policy-rc.d';

/** Installs it as root on Debian and its kin; elsewhere it says how, and the tests that need it are left out. */
export async function ensureSshServer(): Promise<void> {
  if (process.platform !== 'linux' || existsSync('/usr/sbin/sshd')) return;
  if (!runsAsRoot || (await outputOf('apt-get', ['--version'])) === null) {
    console.log('There is no OpenSSH server, so the tests over SSH are left out.');
    console.log('To have them: sudo apt-get install -y --no-install-recommends openssh-server');
    return;
  }
  // Debian starts a service as soon as it is installed, unless this file says no (invoke-rc.d(8)).
  const isOwnPolicy = !existsSync(servicePolicy);
  if (isOwnPolicy) writeFileSync(servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await aptInstall(['openssh-server']);
  } finally {
    if (isOwnPolicy) rmSync(servicePolicy);
  }
}
