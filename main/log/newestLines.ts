/** The end of the program's log, across the file before the one in use. */
import { readFile } from 'node:fs/promises';

/** Whole lines of at most this many bytes, the oldest first; empty when there is no log. */
export async function newestLines(file: string, largestBytes: number): Promise<string> {
  const parts = await Promise.all([`${file}.1`, file].map((path) => readFile(path).catch(() => null)));
  const all = Buffer.concat(parts.filter((part) => part !== null));
  if (all.length <= largestBytes) return all.toString('utf8');
  const newest = all.subarray(all.length - largestBytes).toString('utf8');
  return newest.slice(newest.indexOf('\n') + 1);
}
