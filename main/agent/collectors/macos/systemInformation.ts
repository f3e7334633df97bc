/** What a Mac is. */
import type { SystemInformation } from '../../../security';
import { command, recipe } from '../recipe';

export const systemInformation = recipe({
  needs: {
    system: command('/usr/sbin/sysctl', [
      'kern.ostype',
      'kern.osrelease',
      'kern.hostname',
      'hw.machine',
      'hw.memsize',
    ]),
    product: command('/usr/bin/sw_vers', []),
  },
  uses: {},
  read: ({ system, product }) => [systemInformationOf(system, product)],
});

/** `kern.ostype: Darwin` and `ProductVersion:  14.5`. */
export function systemInformationOf(system: string, product: string): SystemInformation {
  const values = new Map(
    [...`${system}\n${product}`.matchAll(/^([\w.]+):\s*(.+?)\s*$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const bytes = Number(values.get('hw.memsize'));
  const [name, version] = [values.get('ProductName'), values.get('ProductVersion')];
  const [architecture, hostName] = [values.get('hw.machine'), values.get('kern.hostname')];
  return {
    OSName: values.get('kern.ostype') ?? 'Darwin',
    ...(version === undefined ? {} : { OSVersion: `${name ?? 'macOS'} ${version}` }),
    OSVendor: 'Apple',
    ...(architecture === undefined ? {} : { OsArchitecture: architecture }),
    ...(hostName === undefined ? {} : { HostName: hostName }),
    ...(Number.isSafeInteger(bytes) && bytes > 0
      ? { TotalPhysicalMemoryInKB: Math.floor(bytes / 1024) }
      : {}),
  };
}
