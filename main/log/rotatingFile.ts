/** A log file that never grows past a bound: when full it becomes `NAME.1`, replacing the older one. */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatingFile {
  /** Written when it returns. A disk that refuses loses the line rather than stopping the program. */
  write(line: string): void;
  close(): void;
}

export function openRotatingFile(file: string, largestBytes: number): RotatingFile {
  mkdirSync(dirname(file), { recursive: true });
  let descriptor = openSync(file, 'a');
  let sizeBytes = fstatSync(descriptor).size;

  function rotate(): void {
    closeSync(descriptor);
    try {
      renameSync(file, `${file}.1`);
    } finally {
      descriptor = openSync(file, 'a');
      sizeBytes = fstatSync(descriptor).size;
    }
  }

  return {
    write: (line) => {
      try {
        const lengthBytes = Buffer.byteLength(line);
        if (sizeBytes > 0 && sizeBytes + lengthBytes > largestBytes) rotate();
        writeSync(descriptor, line);
        sizeBytes += lengthBytes;
      } catch {
        // Nowhere is left to report it.
      }
    },
    close: () => closeSync(descriptor),
  };
}
