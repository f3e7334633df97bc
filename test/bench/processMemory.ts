/** Memory of a process and all its descendants, read from /proc (Linux only). */
import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
  /** Sum of resident sizes; pages shared between the processes count once for each. */
  readonly rssMb: number;
  /** Sum of proportional sizes: shared pages are divided among those who share them. */
  readonly pssMb: number;
}

/** Without the processes whose command line `leavesOut` knows, such as the embedded hub that stands in for a remote one. */
export function memoryOfTree(rootPid: number, leavesOut: (command: string) => boolean = () => false): Memory {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = fieldOf(`/proc/${name}/status`, 'PPid');
    if (parent !== null) parents.set(Number(name), parent);
  }
  const isInTree = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at)) {
      if (at === rootPid) return true;
    }
    return false;
  };
  const pids = [...parents.keys()].filter((pid) => isInTree(pid) && !leavesOut(commandOf(pid)));
  const sumKb = (file: string, field: string): number =>
    pids.reduce((sum, pid) => sum + (fieldOf(`/proc/${pid}/${file}`, field) ?? 0), 0);
  return {
    rssMb: Math.round(sumKb('status', 'VmRSS') / 1024),
    pssMb: Math.round(sumKb('smaps_rollup', 'Pss') / 1024),
  };
}

/** The most that a process was resident with at any moment of its life, as the kernel keeps it (`VmHWM` in proc(5)). */
export function peakRssMb(pid: number): number {
  return (fieldOf(`/proc/${pid}/status`, 'VmHWM') ?? 0) / 1024;
}

export function pssMb(pid: number): number {
  return (fieldOf(`/proc/${pid}/smaps_rollup`, 'Pss') ?? 0) / 1024;
}

/** The number after `field:`; null when the process is gone or has no such field. */
function fieldOf(file: string, field: string): number | null {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`${field}:`));
    const number = line?.match(/\d+/)?.[0];
    return number === undefined ? null : Number(number);
  } catch {
    return null;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
