/** What a Linux machine is: from the kernel's own files and os-release. */
import type { SystemInformation } from '../../../security';
import { command, file, recipe } from '../recipe';
import { parseOsRelease } from './osRelease';

export const systemInformation = recipe({
  needs: {
    type: file('/proc/sys/kernel/ostype'),
    release: file('/proc/sys/kernel/osrelease'),
    version: file('/proc/sys/kernel/version'),
    hostName: file('/proc/sys/kernel/hostname'),
    memory: file('/proc/meminfo'),
  },
  uses: {
    machine: command('uname', ['-m']),
    osRelease: file('/etc/os-release'),
    bios: file('/sys/class/dmi/id/bios_version'),
    bootLine: file('/proc/cmdline'),
  },
  read: (needed, used) => [systemInformationOf({ ...needed, ...used })],
});

export interface LinuxFacts {
  readonly type: string;
  readonly release: string;
  readonly version: string;
  readonly hostName: string;
  /** /proc/meminfo. */
  readonly memory: string;
  readonly machine: string | null;
  readonly osRelease: string | null;
  readonly bios: string | null;
  /** /proc/cmdline. */
  readonly bootLine: string | null;
}

export function systemInformationOf(facts: LinuxFacts): SystemInformation {
  const distribution = facts.osRelease === null ? null : parseOsRelease(facts.osRelease);
  const prettyName = distribution?.get('PRETTY_NAME');
  const memoryKB = parseMeminfo(facts.memory);
  const [total, free] = [memoryKB.get('MemTotal'), memoryKB.get('MemAvailable') ?? memoryKB.get('MemFree')];
  const [swapTotal, swapFree] = [memoryKB.get('SwapTotal') ?? 0, memoryKB.get('SwapFree') ?? 0];
  const text = (key: keyof SystemInformation, value: string | null | undefined) => {
    const trimmed = value?.trim() ?? '';
    return trimmed === '' ? {} : { [key]: trimmed };
  };
  return {
    OSName: facts.type.trim(),
    OSVersion: `${facts.release.trim()} ${facts.version.trim()}`,
    ...text('OSVendor', distribution?.get('NAME')),
    ...text('OsArchitecture', facts.machine),
    HostName: facts.hostName.trim(),
    ...text('BIOSVersion', facts.bios),
    ...text('BootDevice', /(?:^|\s)root=(\S+)/.exec(facts.bootLine ?? '')?.[1]),
    ...(total === undefined
      ? {}
      : { TotalPhysicalMemoryInKB: total, TotalVirtualMemoryInKB: total + swapTotal }),
    ...(free === undefined ? {} : { FreePhysicalMemoryInKB: free, FreeVirtualMemoryInKB: free + swapFree }),
    ...(prettyName === undefined ? {} : { ExtraDetails: { Distribution: prettyName } }),
  };
}

/** `MemTotal:  16384 kB`, where kB are 1024 bytes (proc(5)). */
function parseMeminfo(text: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [, name = '', value] of text.matchAll(/^(\w+):\s+(\d{1,15}) kB$/gm))
    values.set(name, Number(value));
  return values;
}
