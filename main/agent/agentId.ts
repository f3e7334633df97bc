/** The agent's own GUID. */
import { createHash } from 'node:crypto';

/** The same for the same module at every start, as an installed agent keeps its GUID; shaped like an RFC 9562 UUID of version 8. */
export function agentIdOf(hostName: string, deviceId: string, moduleId: string): string {
  const digest = createHash('sha256').update(`${hostName}\n${deviceId}\n${moduleId}`).digest();
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}
