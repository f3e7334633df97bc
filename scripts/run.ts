/** Runs a program to its end. */
import { type SpawnOptions, spawn } from 'node:child_process';

/** Resolves with the exit code, 1 when a signal ended the program; rejects when it cannot be started. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
