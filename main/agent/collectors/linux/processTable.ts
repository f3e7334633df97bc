/** The processes of a Linux machine, as `ps` prints them and as the links in /proc name their executables. */
import { command } from '../recipe';

export const psSource = command('ps', ['-e', '-ww', '-o', 'pid=,ppid=,uid=,user:32=,etimes=,args=']);

/** Names the executables of other users' processes to root only. Ends with 1 when a process ended meanwhile. */
export const executablesSource = command(
  'find',
  ['/proc', '-maxdepth', '2', '-path', '/proc/[0-9]*/exe', '-printf', '%h %l\\n'],
  { asRoot: true, exitCodes: [1] },
);

export interface ProcessRow {
  readonly processId: number;
  readonly parentProcessId: number;
  readonly userId: string;
  readonly userName: string;
  readonly ageS: number;
  readonly commandLine: string;
}

const kernelThreadsParent = 2;

/** Threads of the kernel are left out, and so are lines that are none of a process. */
export function parsePs(text: string): ProcessRow[] {
  return text.split('\n').flatMap((line): ProcessRow[] => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s+(\S.*)$/.exec(line);
    if (match === null) return [];
    const [, processId, parentProcessId, userId = '', userName = '', ageS, commandLine = ''] = match;
    const row = {
      processId: Number(processId),
      parentProcessId: Number(parentProcessId),
      userId,
      userName,
      ageS: Number(ageS),
      commandLine: commandLine.trimEnd(),
    };
    const isOfKernel = row.processId === kernelThreadsParent || row.parentProcessId === kernelThreadsParent;
    return isOfKernel ? [] : [row];
  });
}

/** By process id. */
export function parseExecutables(text: string): ReadonlyMap<number, string> {
  const executables = new Map<number, string>();
  for (const line of text.split('\n')) {
    const match = /^\/proc\/(\d+) (\/.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) executables.set(Number(match[1]), match[2]);
  }
  return executables;
}

/** The link in /proc where it can be read, else the first word of the command line. */
export function executableOf(row: ProcessRow, executables: ReadonlyMap<number, string>): string {
  return executables.get(row.processId) ?? row.commandLine.split(' ')[0] ?? row.commandLine;
}
