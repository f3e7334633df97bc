import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandLineOf,
  parseAuditLog,
  recordOf,
  textOf,
  userNameOf,
} from '../../../../main/agent/collectors/audit/auditLog';
import { parseSocketAddress } from '../../../../main/agent/collectors/audit/socketAddress';

/** In the raw and the enriched form of auditd (auditd.conf(5), log_format). */
const log = [
  'type=SYSCALL msg=audit(1777975200.123:401): arch=c000003e syscall=59 success=yes exit=0 ppid=700 pid=812 auid=1000 uid=0 comm="cat" exe="/usr/bin/cat" key="exec"\u001dARCH=x86_64 SYSCALL=execve AUID="operator" UID="root"',
  'type=EXECVE msg=audit(1777975200.123:401): argc=3 a0="cat" a1="-n" a2=2F746D702F6D792066696C65',
  'type=SYSCALL msg=audit(1777975201.000:402): arch=c000003e syscall=42 success=yes exit=0 pid=813 uid=1000 comm="curl" exe="/usr/bin/curl" key="connect"',
  'type=SOCKADDR msg=audit(1777975201.000:402): saddr=020001BBC000020A0000000000000000',
  'node=plant type=USER_LOGIN msg=audit(1777975202.500:403): pid=900 uid=0 auid=1000 ses=3 msg=\'op=login id=1000 exe="/usr/sbin/sshd" hostname=192.0.2.10 addr=192.0.2.10 terminal=ssh res=success\'',
  'a line of something else',
].join('\n');

describe('the audit log', () => {
  const events = parseAuditLog(log);

  it('is read as events of records that belong together', () => {
    expect(events.map(({ id, records }) => [id, records.map(({ type }) => type)])).toEqual([
      ['1777975200.123:401', ['SYSCALL', 'EXECVE']],
      ['1777975201.000:402', ['SYSCALL', 'SOCKADDR']],
      ['1777975202.500:403', ['USER_LOGIN']],
    ]);
    expect(events[0]?.at.toISOString()).toBe('2026-05-05T10:00:00.123Z');
  });

  it('tells an event from one of the same serial before the machine started anew', () => {
    const again = log.replaceAll('1777975200.123:401', '1777975260.123:402');
    expect(parseAuditLog(`${log}\n${again}`)).toHaveLength(4);
  });

  it('gives the command line, arguments with blanks decoded', () => {
    const [execution] = events;
    const record = execution ? recordOf(execution, 'EXECVE') : null;
    expect(commandLineOf(record ?? {})).toBe('cat -n /tmp/my file');
  });

  it('gives names where it is enriched', () => {
    const [execution] = events;
    const call = (execution ? recordOf(execution, 'SYSCALL') : null) ?? {};
    expect([userNameOf(call, 'uid'), userNameOf(call, 'auid'), userNameOf(call, 'gid')]).toEqual([
      'root',
      'operator',
      undefined,
    ]);
  });

  it('gives what stands within a message of a program', () => {
    const login = events[2];
    expect(login ? recordOf(login, 'USER_LOGIN') : null).toMatchObject({
      addr: '192.0.2.10',
      res: 'success',
      exe: '"/usr/sbin/sshd"',
      pid: '900',
    });
  });

  it('puts long arguments together from their pieces', () => {
    expect(commandLineOf({ argc: '2', a0: '"sh"', 'a1[0]': '"abc"', 'a1[1]': '"def"', a1_len: '6' })).toBe(
      'sh abcdef',
    );
  });

  it('gives back any text that the kernel wrote in hexadecimal digits', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const hex = Buffer.from(text, 'utf8').toString('hex').toUpperCase();
        expect(textOf(hex)).toBe(Buffer.from(text, 'utf8').toString().replaceAll('\0', ' ').trimEnd());
      }),
    );
  });

  it('is read from any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const [event] = parseAuditLog(
          `type=SYSCALL msg=audit(1777975200.123:1): ${rest.replaceAll('\n', ' ')}`,
        );
        expect(event?.id).toBe('1777975200.123:1');
      }),
    );
  });
});

describe('the socket address of a connection', () => {
  it('is read for IPv4 and IPv6, and for nothing else', () => {
    expect(parseSocketAddress('020001BBC000020A0000000000000000')).toEqual({
      address: '192.0.2.10',
      port: 443,
    });
    expect(parseSocketAddress('0A0022B30000000020010DB800000000000000000000000100000000')).toEqual({
      address: '2001:db8::1',
      port: 8883,
    });
    // A socket of this machine: AF_UNIX.
    expect(parseSocketAddress('01002F72756E2F78')).toBeNull();
    expect(parseSocketAddress('02')).toBeNull();
    expect(parseSocketAddress('no address')).toBeNull();
  });
});
