/** People with passwords of their own at an OpenSSH server, in a mount namespace: the machine's own files stay as they are. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

export interface Person {
  readonly name: string;
  readonly password: string;
  /** Programs that sudo lets this person run as root without a password. */
  readonly mayRunAsRoot: readonly string[];
}

/** Null where people can be made: only root may mount over the files that name users. */
export const whyNoPeople = ((): string | null => {
  if (userInfo().uid !== 0) return 'the tests do not run as root';
  if (!existsSync('/usr/bin/sudo')) return 'sudo is not installed';
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'mount namespaces are not allowed here';
  }
})();

const firstUserId = 61_001;

/** The command under which a server sees these people beside those of the machine. */
export function amongPeople(folder: string, people: readonly Person[], command: readonly string[]): string[] {
  const file = (name: string, text: string, mode: number): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode });
    return path;
  };
  const passwdLines = people.map(({ name }, index) => {
    const home = join(folder, `home-${name}`);
    mkdirSync(home, { mode: 0o755 });
    return `${name}:x:${firstUserId + index}:65534::${home}:/bin/sh`;
  });
  const shadowLines = people.map(({ name, password }) => `${name}:${hashOf(password)}:20000::::::`);
  const sudoLines = people.flatMap(({ name, mayRunAsRoot }) =>
    mayRunAsRoot.map((program) => `${name} ALL=(root) NOPASSWD: ${program}`),
  );
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const mounts = {
    '/etc/passwd': file('passwd', readFileSync('/etc/passwd', 'utf8') + text(passwdLines), 0o644),
    '/etc/shadow': file('shadow', readFileSync('/etc/shadow', 'utf8') + text(shadowLines), 0o640),
    '/etc/sudoers': file('sudoers', text(['root ALL=(ALL) ALL', ...sudoLines]), 0o440),
  };
  const binds = Object.entries(mounts).map(([to, from]) => `mount --bind '${from}' ${to}`);
  return ['unshare', '--mount', 'sh', '-c', [...binds, 'exec "$@"'].join(' && '), 'sh', ...command];
}

function hashOf(password: string): string {
  return execFileSync('openssl', ['passwd', '-6', '-stdin'], {
    input: `${password}\n`,
    encoding: 'utf8',
  }).trim();
}
