/**
 * This machine as the device: its files are those of a folder, its programs really run. Only what a test machine has
 * not (systemd with the agent's service, the agent's user) is answered as recorded on a device that has it.
 */
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { allChecks, anyArgument, folderTarget } from '../../../main/diagnostics';
import type { Command, CommandResult, Target } from '../../../main/targets';

/** From Ubuntu 18.04 (systemd 237). */
const recorded: Readonly<Record<string, string>> = {
  systemctl:
    'LoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=enabled\nNRestarts=0\nActiveEnterTimestampMonotonic=5400000\n',
  timedatectl: 'NTPSynchronized=yes\n',
};

/** `answers` replace what is recorded, by program. */
export function hereTarget(folder: string, answers: Readonly<Record<string, string>> = {}): Target {
  const files = folderTarget(folder);
  const printed = { ...recorded, ...answers };
  return {
    platform: 'linux',
    name: 'technician@pump-07',
    readFile: (path, signal) => files.readFile(path, signal),
    run: async (command: Command, signal) => {
      const { program, args } = command;
      if (!isNamed(command)) throw new Error(`No check has named ${[program, ...args].join(' ')}.`);
      const known = printed[program];
      if (known !== undefined) return { exitCode: 0, stdout: known, stderr: '' };
      if (program === 'journalctl')
        return { exitCode: 1, stdout: '', stderr: 'No journal files were found.' };
      const own = args.map((argument) =>
        argument.startsWith('/var/ASCIoTAgent/') ? join(folder, argument) : argument,
      );
      const result = await runHere(program, own, signal);
      return program === 'stat' ? { ...result, stdout: asAgentsUser(result.stdout) } : result;
    },
  };
}

/** As a screen shows them before anything runs. */
function isNamed({ program, args }: Command): boolean {
  return allChecks
    .flatMap(({ commands }) => commands)
    .some(
      (named) =>
        named.program === program &&
        named.args.length === args.length &&
        named.args.every((argument, index) => argument === anyArgument || argument === args[index]),
    );
}

function asAgentsUser(stdout: string): string {
  const [mode, owner, group] = stdout.trim().split(' ');
  return `${mode} ${owner === userInfo().username ? 'asciotagent' : owner} ${group}\n`;
}

function runHere(program: string, args: readonly string[], signal: AbortSignal): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(program, [...args], { signal, encoding: 'utf8' }, (error, stdout, stderr) => {
      const code: unknown = error?.code;
      resolve({ exitCode: error === null ? 0 : typeof code === 'number' ? code : null, stdout, stderr });
    });
  });
}
