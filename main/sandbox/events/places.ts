/**
 * Where an event stands: a partition, and a sequence number in it. The number of its row says both, so that the table
 * itself is the index by which partitions are read. Pure.
 */

/** More than a hub takes in a thousand years; 32 partitions of it are whole numbers without loss. */
const span = 2 ** 46;

export function numberOf(partition: number, sequence: number): number {
  return partition * span + sequence;
}

export function sequenceOf(number: number): number {
  return number % span;
}

/** A sequence number no event has or will have. */
export const beyondAll = span - 1;

/** All events of a device stand in one partition. Which one is the service's secret; here it is by FNV-1a. */
export function partitionOf(deviceId: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < deviceId.length; at += 1) {
    hash = Math.imul(hash ^ deviceId.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}

/**
 * With the service an offset is a place in bytes. Here each event takes 4 KB, whatever its size, so that nobody can take
 * an offset for a sequence number.
 */
const eventBytes = 4096;

export function offsetOf(sequence: number): number {
  return sequence * eventBytes;
}

/** The last event at or before the offset. */
export function sequenceAtOffset(offset: number): number {
  return Math.floor(offset / eventBytes);
}
