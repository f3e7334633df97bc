/** How long to wait before the next try to connect. */

const firstMs = 1000;
const longestMs = 60_000;

/** Doubles from one second to one minute; `failures` in a row, from 1. */
export function backoffMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
