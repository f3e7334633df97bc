/** Runs a program of the operating system and takes what it prints. */
import { execFile } from 'node:child_process';

const limitMs = 20_000;
const largestBytes = 16_000_000;

/** Without a shell. Rejects when the program is missing, fails, prints too much or takes longer than 20 s. */
export function run(program: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { timeout: limitMs, maxBuffer: largestBytes, windowsHide: true, encoding: 'utf8', signal },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
  });
}
