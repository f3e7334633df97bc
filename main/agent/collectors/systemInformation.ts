/** What this machine is, for the event SystemInformation. */
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import type { SystemInformation } from '../../security';
import { parseOsRelease } from './osRelease';

export interface MachineFacts {
  readonly osName: string;
  readonly osVersion: string;
  readonly architecture: string;
  readonly hostName: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
  /** Text of /etc/os-release; null where there is none. */
  readonly osRelease: string | null;
}

const bytesPerKB = 1024;

export function systemInformationOf(facts: MachineFacts): SystemInformation {
  const distribution = facts.osRelease === null ? null : parseOsRelease(facts.osRelease);
  const vendor = distribution?.get('NAME');
  const prettyName = distribution?.get('PRETTY_NAME');
  return {
    OSName: facts.osName,
    OSVersion: facts.osVersion,
    ...(vendor === undefined ? {} : { OSVendor: vendor }),
    OsArchitecture: facts.architecture,
    HostName: facts.hostName,
    TotalPhysicalMemoryInKB: Math.floor(facts.totalBytes / bytesPerKB),
    FreePhysicalMemoryInKB: Math.floor(facts.freeBytes / bytesPerKB),
    ...(prettyName === undefined ? {} : { ExtraDetails: { Distribution: prettyName } }),
  };
}

export async function collectSystemInformation(): Promise<SystemInformation[]> {
  const osRelease =
    process.platform === 'linux' ? await readFile('/etc/os-release', 'utf8').catch(() => null) : null;
  return [
    systemInformationOf({
      osName: os.type(),
      osVersion: `${os.release()} ${os.version()}`,
      architecture: os.machine(),
      hostName: os.hostname(),
      totalBytes: os.totalmem(),
      freeBytes: os.freemem(),
      osRelease,
    }),
  ];
}
