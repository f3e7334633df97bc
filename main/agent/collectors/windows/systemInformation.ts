/** What a Windows machine is, from WMI. */
import { z } from 'zod';
import type { SystemInformation } from '../../../security';
import { recipe } from '../recipe';
import { parseJson, powershell } from './programs';

export const systemInformation = recipe({
  needs: {
    answer: powershell(`
$os = Get-CimInstance Win32_OperatingSystem
$bios = Get-CimInstance Win32_BIOS
ConvertTo-Json -Compress -InputObject ([pscustomobject]@{
  caption = $os.Caption; version = $os.Version; vendor = $os.Manufacturer; architecture = $os.OSArchitecture
  hostName = $os.CSName; bootDevice = $os.BootDevice; bios = $bios.SMBIOSBIOSVersion
  totalPhysical = $os.TotalVisibleMemorySize; freePhysical = $os.FreePhysicalMemory
  totalVirtual = $os.TotalVirtualMemorySize; freeVirtual = $os.FreeVirtualMemory
})`),
  },
  uses: {},
  read: ({ answer }) => [parseSystemInformation(answer)],
});

const text = z.string().nullish();
const kilobytes = z.number().int().nullish();
const facts = z.object({
  caption: text,
  version: text,
  vendor: text,
  architecture: text,
  hostName: text,
  bootDevice: text,
  bios: text,
  totalPhysical: kilobytes,
  freePhysical: kilobytes,
  totalVirtual: kilobytes,
  freeVirtual: kilobytes,
});

/** Throws when the text is not what the script prints. */
export function parseSystemInformation(answer: string): SystemInformation {
  const found = facts.parse(parseJson(answer));
  const members: [keyof SystemInformation, string | number | null | undefined][] = [
    ['OSName', found.caption],
    ['OSVersion', found.version],
    ['OSVendor', found.vendor],
    ['OsArchitecture', found.architecture],
    ['HostName', found.hostName],
    ['BIOSVersion', found.bios],
    ['BootDevice', found.bootDevice],
    ['TotalPhysicalMemoryInKB', found.totalPhysical],
    ['FreePhysicalMemoryInKB', found.freePhysical],
    ['TotalVirtualMemoryInKB', found.totalVirtual],
    ['FreeVirtualMemoryInKB', found.freeVirtual],
  ];
  return Object.fromEntries(members.filter(([, value]) => value !== null && value !== undefined));
}
