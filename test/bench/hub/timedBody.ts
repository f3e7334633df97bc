/** Bodies that say when they were sent, by a clock that all processes of a machine share. */

const digits = 20;

export function timedBody(bytes: number): string {
  return String(performance.timeOrigin + performance.now())
    .padEnd(digits, '0')
    .slice(0, digits)
    .padEnd(bytes, 'x');
}

export function sentAtMs(body: Uint8Array): number {
  return Number(Buffer.from(body.subarray(0, digits)).toString());
}
