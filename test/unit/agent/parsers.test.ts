import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv6Text } from '../../../main/agent/collectors/ipv6Text';
import { listeningPortsOf } from '../../../main/agent/collectors/linux/listeningPorts';
import { parseOsRelease } from '../../../main/agent/collectors/linux/osRelease';
import { localUsersOf } from '../../../main/agent/collectors/linux/passwd';
import { parseProcNet } from '../../../main/agent/collectors/linux/procNet';
import { systemInformationOf } from '../../../main/agent/collectors/linux/systemInformation';
import { localUsersOfDscl } from '../../../main/agent/collectors/macos/dscl';
import { parseLsof } from '../../../main/agent/collectors/macos/lsof';
import { listeningPortsOf as windowsPortsOf } from '../../../main/agent/collectors/windows/listeningPorts';
import { parseWindowsUsers } from '../../../main/agent/collectors/windows/localUsers';

const heading =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

describe('the socket tables of Linux', () => {
  it('show TCP sockets that listen and no others', () => {
    const text = [
      heading,
      '   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 21547 1 0000000000000000 100 0 0 10 0',
      '   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 18432 1 0000000000000000 100 0 0 10 0',
      '   2: 0F02000A:0016 0202000A:D2A4 01 00000000:00000000 02:000A7214 00000000     0        0 20321 4 0000000000000000 20 4 31 10 -1',
    ].join('\n');
    expect(listeningPortsOf({ tcp: text }, '')).toEqual([
      {
        Protocol: 'tcp',
        LocalAddress: '127.0.0.1',
        LocalPort: '631',
        RemoteAddress: '0.0.0.0',
        RemotePort: '*',
      },
      {
        Protocol: 'tcp',
        LocalAddress: '0.0.0.0',
        LocalPort: '22',
        RemoteAddress: '0.0.0.0',
        RemotePort: '*',
      },
    ]);
  });

  it('show UDP sockets that are bound and not connected', () => {
    const text = [
      heading,
      '  512: 3500007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 16843 2 0000000000000000 0',
      '  920: 0F02000A:9C40 08080808:0035 01 00000000:00000000 00:00000000 00000000  1000        0 16850 2 0000000000000000 0',
    ].join('\n');
    expect(
      listeningPortsOf({ udp: text }, '').map(({ LocalAddress, LocalPort }) => [LocalAddress, LocalPort]),
    ).toEqual([['127.0.0.53', '53']]);
  });

  it('hold IPv6 addresses as words in the byte order of the machine', () => {
    const line = (address: string) =>
      `   0: ${address}:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1 1 0000000000000000 100 0 0 10 0`;
    const address = (hex: string, isLittleEndian: boolean) =>
      parseProcNet('tcp6', line(hex), isLittleEndian)[0]?.localAddress;
    expect(address('00000000000000000000000001000000', true)).toBe('::1');
    expect(address('00000000000000000000000000000001', false)).toBe('::1');
    expect(address('000080FE00000000FF005450B6AD1DFE', true)).toBe('fe80::5054:ff:fe1d:adb6');
  });

  it('never yield anything but addresses and ports, whatever the text', () => {
    const cell = fc.stringMatching(/^[0-9A-Fa-f]{0,34}$/);
    const row = fc
      .tuple(fc.nat(), cell, cell, cell, cell, fc.constantFrom('0A', '07', '01'))
      .map(([slot, a, b, c, d, state]) => `  ${slot}: ${a}:${b} ${c}:${d} ${state} 0:0 0:0 0 0 0`);
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.string())), (lines) => {
        for (const port of parseProcNet('tcp6', lines.join('\n'))) {
          expect(isIP(port.localAddress)).not.toBe(0);
          expect(port.localPort).toBeLessThan(65_536);
        }
      }),
    );
  });
});

describe('an IPv6 address as text', () => {
  it('is the one a URL has, which follows the same rules', () => {
    const octet = fc.oneof(fc.constant(0), fc.nat(255));
    fc.assert(
      fc.property(fc.array(octet, { minLength: 16, maxLength: 16 }), (bytes) => {
        const text = ipv6Text(bytes);
        expect(new URL(`http://[${text}]/`).hostname).toBe(`[${text}]`);
      }),
    );
  });
});

describe('netstat of Windows', () => {
  const german = [
    '',
    'Aktive Verbindungen',
    '',
    '  Proto  Lokale Adresse         Remoteadresse          Status           PID',
    '  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         1108',
    '  TCP    192.168.1.20:49712     52.168.117.170:443     HERGESTELLT     4520',
    '  TCP    [::]:445               [::]:0                 ABHÖREN         4',
    '  UDP    0.0.0.0:5353           *:*                                    2260',
    '  UDP    [fe80::9d2b:7c1%4]:1900  *:*                                  5132',
    '',
  ].join('\r\n');

  it('shows what listens in any language of Windows', () => {
    expect(
      windowsPortsOf(german).map(({ Protocol, LocalAddress, LocalPort, ExtraDetails }) => [
        Protocol,
        LocalAddress,
        LocalPort,
        ExtraDetails?.Pid,
      ]),
    ).toEqual([
      ['tcp', '0.0.0.0', '135', '1108'],
      ['tcp', '::', '445', '4'],
      ['udp', '0.0.0.0', '5353', '2260'],
      ['udp', 'fe80::9d2b:7c1', '1900', '5132'],
    ]);
  });
});

describe('lsof of macOS', () => {
  it('shows each socket under its process, without those that do not listen', () => {
    const text = [
      'p412',
      'f7',
      'PTCP',
      'n127.0.0.1:631',
      'f8',
      'PTCP',
      'n[::1]:631',
      'p533',
      'f4',
      'PUDP',
      'n*:5353',
      'f5',
      'PUDP',
      'n192.168.1.20:51000->52.168.117.170:443',
      'f6',
      'PUDP',
      'n*:*',
    ].join('\n');
    expect(parseLsof(text)).toEqual([
      {
        Protocol: 'tcp',
        LocalAddress: '127.0.0.1',
        LocalPort: '631',
        RemotePort: '*',
        ExtraDetails: { Pid: '412' },
      },
      {
        Protocol: 'tcp',
        LocalAddress: '::1',
        LocalPort: '631',
        RemotePort: '*',
        ExtraDetails: { Pid: '412' },
      },
      { Protocol: 'udp', LocalPort: '5353', RemotePort: '*', ExtraDetails: { Pid: '533' } },
    ]);
  });
});

describe('the accounts of Linux', () => {
  it('have their own group first, then those they were added to', () => {
    const passwd = [
      'root:x:0:0:root:/root:/bin/bash',
      'operator:x:1002:1002:Operator,,,:/home/operator:/bin/sh',
      'lost:x:1003:4711::/:/usr/sbin/nologin',
      '+::::::',
      '# a comment',
    ].join('\n');
    const group = ['root:x:0:', 'dialout:x:20:operator,root', 'operator:x:1002:operator'].join('\n');
    expect(localUsersOf(passwd, group)).toEqual([
      { UserName: 'root', UserId: '0', GroupNames: 'root;dialout', GroupIds: '0;20' },
      { UserName: 'operator', UserId: '1002', GroupNames: 'operator;dialout', GroupIds: '1002;20' },
      { UserName: 'lost', UserId: '1003', GroupNames: '4711', GroupIds: '4711' },
    ]);
  });

  it('are read from any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (passwd, group) => {
        for (const { UserId } of localUsersOf(passwd, group)) expect(UserId).toMatch(/^\d+$/);
      }),
    );
  });
});

describe('the accounts of Windows', () => {
  const printed =
    '\uFEFF{"users":[{"name":"Bediener","id":"S-1-5-21-1-2-3-1001"},{"name":"Gast","id":"S-1-5-21-1-2-3-501"}],' +
    '"groups":[{"name":"Administratoren","id":"S-1-5-32-544","members":["S-1-5-21-1-2-3-1001"]},' +
    '{"name":"Benutzer","id":"S-1-5-32-545","members":["S-1-5-21-1-2-3-1001"]}]}\r\n';

  it('are matched with their groups by security identifier', () => {
    expect(parseWindowsUsers(printed)).toEqual([
      {
        UserName: 'Bediener',
        UserId: 'S-1-5-21-1-2-3-1001',
        GroupNames: 'Administratoren;Benutzer',
        GroupIds: 'S-1-5-32-544;S-1-5-32-545',
      },
      { UserName: 'Gast', UserId: 'S-1-5-21-1-2-3-501', GroupNames: '', GroupIds: '' },
    ]);
  });

  it('are refused when PowerShell printed something else', () => {
    expect(() => parseWindowsUsers('Get-LocalUser : not found')).toThrow();
    expect(() => parseWindowsUsers('{"users":[{"name":1}],"groups":[]}')).toThrow();
  });
});

describe('the accounts of macOS', () => {
  it('are put together from the four lists of dscl', () => {
    expect(
      localUsersOfDscl({
        userIds: '_www                     70\noperator                 501\nroot                     0\n',
        primaryGroupIds:
          '_www                     70\noperator                 20\nroot                     0\n',
        groupIds:
          '_www                     70\nadmin                    80\nstaff                    20\nwheel                    0\n',
        groupMembers: 'admin                    root operator\nwheel                    root\n',
      }),
    ).toEqual([
      { UserName: '_www', UserId: '70', GroupNames: '_www', GroupIds: '70' },
      { UserName: 'operator', UserId: '501', GroupNames: 'staff;admin', GroupIds: '20;80' },
      { UserName: 'root', UserId: '0', GroupNames: 'wheel;admin', GroupIds: '0;80' },
    ]);
  });
});

describe('the description of the system', () => {
  it('has memory in KB and the distribution where there is one', () => {
    const facts = {
      type: 'Linux\n',
      release: '6.1.0-18\n',
      version: '#1 SMP\n',
      hostName: 'pump-07\n',
      memory: 'MemTotal:  1015000 kB\nMemAvailable:  402000 kB\nSwapTotal: 100 kB\nSwapFree: 50 kB\n',
      machine: 'x86_64\n',
      bios: null,
      bootLine: 'console=ttyS0 root=/dev/mmcblk0p2 ro',
    };
    const osRelease = 'NAME="Debian GNU/Linux"\nPRETTY_NAME=\'Debian "12"\'\n#VERSION=1\n';
    expect(systemInformationOf({ ...facts, osRelease })).toEqual({
      OSName: 'Linux',
      OSVersion: '6.1.0-18 #1 SMP',
      OSVendor: 'Debian GNU/Linux',
      OsArchitecture: 'x86_64',
      HostName: 'pump-07',
      TotalPhysicalMemoryInKB: 1_015_000,
      FreePhysicalMemoryInKB: 402_000,
      TotalVirtualMemoryInKB: 1_015_100,
      FreeVirtualMemoryInKB: 402_050,
      BootDevice: '/dev/mmcblk0p2',
      ExtraDetails: { Distribution: 'Debian "12"' },
    });
    expect(systemInformationOf({ ...facts, osRelease: null })).not.toHaveProperty('OSVendor');
  });

  it('reads quoted and escaped values of os-release', () => {
    expect([...parseOsRelease('A="x \\"y\\" \\$z"\nB=plain\nC=\'\'\nnot a line\n')]).toEqual([
      ['A', 'x "y" $z'],
      ['B', 'plain'],
      ['C', ''],
    ]);
  });
});
