import { describe, expect, it } from 'vitest';
import { parseEventLog } from '../../../../main/agent/collectors/windows/eventLog';
import { isFirewallOn, parseFirewallRules } from '../../../../main/agent/collectors/windows/firewall';
import { loginOf } from '../../../../main/agent/collectors/windows/logins';

/** In the form of `wevtutil qe Security /f:xml`; learn.microsoft.com, event 4624. */
const logged = (eventId: number, recordId: number, data: Readonly<Record<string, string>>): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>` +
  `<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>${eventId}</EventID>` +
  `<TimeCreated SystemTime='2026-05-05T10:00:00.1234567Z'/><EventRecordID>${recordId}</EventRecordID></System><EventData>` +
  Object.entries(data)
    .map(([name, value]) => `<Data Name='${name}'>${value}</Data>`)
    .join('') +
  `</EventData></Event>`;

const person = {
  TargetUserSid: 'S-1-5-21-1-2-3-1001',
  TargetUserName: 'operator',
  LogonType: '10',
  AuthenticationPackageName: 'Negotiate',
  ProcessId: '0x1a4',
  ProcessName: 'C:\\Windows\\System32\\svchost.exe',
  IpAddress: '192.0.2.10',
  IpPort: '51022',
};

describe('logins in the Security log of Windows', () => {
  it('are told with who, how, from where and when', () => {
    const [login] = parseEventLog(logged(4624, 77, person)).flatMap(loginOf);
    expect(login?.key).toBe('77');
    expect(login?.at?.toISOString()).toBe('2026-05-05T10:00:00.123Z');
    expect(login?.payload).toEqual({
      ProcessId: 420,
      UserId: 'S-1-5-21-1-2-3-1001',
      UserName: 'operator',
      Operation: 'Negotiate',
      Executable: 'C:\\Windows\\System32\\svchost.exe',
      Result: 'Success',
      RemoteAddress: '192.0.2.10',
      RemotePort: '51022',
      ExtraDetails: { LogonType: '10' },
    });
  });

  it('are failures, too, without an address where it is a dash', () => {
    const text = logged(4625, 78, { ...person, IpAddress: '-', IpPort: '-' });
    const [login] = parseEventLog(text).flatMap(loginOf);
    expect(login?.payload).toMatchObject({ Result: 'Fail' });
    expect(login?.payload).not.toHaveProperty('RemoteAddress');
    expect(login?.payload).not.toHaveProperty('RemotePort');
  });

  it('are not those of services and of the system', () => {
    const text =
      logged(4624, 1, { ...person, LogonType: '5' }) + logged(4624, 2, { ...person, LogonType: '0' });
    expect(parseEventLog(text)).toHaveLength(2);
    expect(parseEventLog(text).flatMap(loginOf)).toEqual([]);
  });

  it('are read one after the other, and what is no event is passed over', () => {
    const text = `${logged(4624, 1, person)}<Event><System/></Event>${logged(4624, 2, person)}`;
    expect(parseEventLog(text).map(({ recordId }) => recordId)).toEqual(['1', '2']);
    expect(parseEventLog('')).toEqual([]);
  });
});

/** In the form of `reg query`. */
const rules = `
HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules
    SMB-In    REG_SZ    v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=445|RA4=192.0.2.0/24|App=System|Name=SMB|
    Out-Block    REG_SZ    v2.30|Action=Block|Active=FALSE|Dir=Out|Protocol=17|RPort=53|RPort=5353|Name=DNS|
    Version    REG_DWORD    0x21e
`;

describe('the rules of Windows Firewall', () => {
  it('say from where to where, as seen from their direction', () => {
    expect(parseFirewallRules(rules)).toEqual([
      {
        Enabled: true,
        Action: 'Allow',
        Direction: 'In',
        Application: 'System',
        Protocol: 'TCP',
        SourceAddress: '192.0.2.0/24',
        DestinationPort: '445',
        ExtraDetails: { 'Rule Name': 'SMB' },
      },
      {
        Enabled: false,
        Action: 'Deny',
        Direction: 'Out',
        Protocol: 'UDP',
        DestinationPort: '53,5353',
        ExtraDetails: { 'Rule Name': 'DNS' },
      },
    ]);
  });

  it('count when the firewall is on in any profile', () => {
    const profile = (name: string, value: string): string =>
      `\nHKEY_LOCAL_MACHINE\\${name}\n    EnableFirewall    REG_DWORD    ${value}\n`;
    expect(isFirewallOn(profile('DomainProfile', '0x0') + profile('PublicProfile', '0x1'))).toBe(true);
    expect(isFirewallOn(profile('DomainProfile', '0x0'))).toBe(false);
  });
});
