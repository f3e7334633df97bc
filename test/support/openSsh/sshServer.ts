/** A real OpenSSH server on loopback, with keys of its own, for as long as a test runs. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { amongPeople, type Person } from './people';

const program = '/usr/sbin/sshd';
export const sshServerIsHere = existsSync(program);

export interface SshServer {
  readonly port: number;
  readonly userName: string;
  /** Of a person who may sign in. */
  readonly privateKey: string;
  readonly strangersKey: string;
  readonly fingerprint: string;
}

export interface SshServerOptions {
  /** Who may sign in by password; nobody unless told. */
  readonly people?: readonly Person[];
  readonly letsThrough?: boolean;
}

export async function startSshServer({
  people = [],
  letsThrough = true,
}: SshServerOptions = {}): Promise<SshServer> {
  const folder = temporaryFolder();
  // Its people reach their homes below it.
  if (people.length > 0) chmodSync(folder, 0o755);
  const key = (name: string): string => {
    const file = join(folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return file;
  };
  const hostKey = key('host');
  const person = key('person');
  const stranger = key('stranger');
  const authorized = join(folder, 'authorized_keys');
  writeFileSync(authorized, readFileSync(`${person}.pub`));
  const port = await freePort();
  const config = join(folder, 'sshd_config');
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      'PidFile none',
      'UsePAM no',
      // The folder of a test belongs to everybody's temporary files.
      'StrictModes no',
      `AuthorizedKeysFile ${authorized}`,
      'PermitRootLogin prohibit-password',
      `PasswordAuthentication ${people.length > 0 ? 'yes' : 'no'}`,
      `AllowTcpForwarding ${letsThrough ? 'yes' : 'no'}`,
    ].join('\n'),
  );
  // sshd(8) wants it when it runs as root; the system's own service makes it at boot.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const alone = [program, '-D', '-e', '-f', config];
  const [command = program, ...args] = people.length > 0 ? amongPeople(folder, people, alone) : alone;
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => {
    server.kill('SIGKILL');
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    lines.push(line);
    if (line.includes('Server listening on')) break;
  }
  if (!lines.some((line) => line.includes('Server listening on'))) throw new Error(lines.join('\n'));
  server.stderr.resume();
  const printed = execFileSync('ssh-keygen', ['-l', '-f', `${hostKey}.pub`], { encoding: 'utf8' });
  return {
    port,
    userName: userInfo().username,
    privateKey: readFileSync(person, 'utf8'),
    strangersKey: readFileSync(stranger, 'utf8'),
    fingerprint: printed.split(' ')[1] ?? '',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
