/** What a program prints. */
import { execFile } from 'node:child_process';

/** Resolves with standard output, or null when the program is missing or fails. */
export function outputOf(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, (error, stdout) => resolve(error ? null : stdout));
  });
}
