import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginsOfJournal } from '../../../../main/agent/collectors/linux/journalLogins';
import { loginsOfUtmp } from '../../../../main/agent/collectors/linux/utmp';

/** In the form of `journalctl --output=json`, with messages of OpenSSH 9 and Linux-PAM. */
const entry = (message: string, more: object = {}): string =>
  JSON.stringify({
    __CURSOR: `s=1;i=${message.length}`,
    __REALTIME_TIMESTAMP: '1777975200123456',
    _PID: '812',
    _EXE: '/usr/sbin/sshd',
    SYSLOG_IDENTIFIER: 'sshd',
    MESSAGE: message,
    ...more,
  });

const loginOf = (message: string): unknown => loginsOfJournal(entry(message))[0]?.payload;

describe('logins in the journal', () => {
  it('are told with who, how, from where and when', () => {
    const [login] = loginsOfJournal(
      entry('Accepted publickey for operator from 192.0.2.10 port 51022 ssh2: ED25519 SHA256:abc'),
    );
    expect(login?.at?.toISOString()).toBe('2026-05-05T10:00:00.123Z');
    expect(login?.payload).toEqual({
      ProcessId: 812,
      Executable: '/usr/sbin/sshd',
      UserName: 'operator',
      Operation: 'ssh:publickey',
      Result: 'Success',
      RemoteAddress: '192.0.2.10',
      RemotePort: '51022',
    });
  });

  it('are failures of users that exist and of those that do not', () => {
    expect(loginOf('Failed password for root from 2001:db8::1 port 40000 ssh2')).toMatchObject({
      UserName: 'root',
      Result: 'Fail',
      RemoteAddress: '2001:db8::1',
    });
    expect(loginOf('Failed password for invalid user ad min from 192.0.2.9 port 40001 ssh2')).toMatchObject({
      UserName: 'ad min',
      Result: 'Fail',
    });
  });

  it('are those at the console and the desktop, too', () => {
    expect(
      loginOf('pam_unix(login:session): session opened for user operator(uid=1000) by LOGIN(uid=0)'),
    ).toMatchObject({
      UserName: 'operator',
      UserId: '1000',
      Operation: 'PAM:session_open',
      Result: 'Success',
    });
    expect(
      loginOf(
        'pam_unix(login:auth): authentication failure; logname=LOGIN uid=0 euid=0 tty=/dev/tty1 ruser= rhost=  user=operator',
      ),
    ).toMatchObject({ UserName: 'operator', Operation: 'PAM:authentication', Result: 'Fail' });
  });

  it('are not the first question of every SSH client, nor sessions of cron and sudo, nor broken lines', () => {
    expect(loginOf('Failed none for operator from 192.0.2.10 port 51022 ssh2')).toBeUndefined();
    expect(loginOf('pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)')).toBeUndefined();
    expect(loginsOfJournal('-- No entries --\n{"MESSAGE":[1,2]}\n{')).toEqual([]);
  });
});

/** A record of x86 (glibc, bits/utmp.h). */
function utmpRecord(kind: number, user: string, host: string, seconds: number): Buffer {
  const record = Buffer.alloc(384);
  record.writeInt16LE(kind, 0);
  record.writeInt32LE(900, 4);
  record.write('pts/0', 8);
  record.write(user, 44);
  record.write(host, 76);
  record.writeUInt32LE(seconds, 340);
  record.writeUInt32LE(250_000, 344);
  return record;
}

describe('logins in wtmp and btmp', () => {
  const users = new Map([['operator', '1000']]);

  it('are the records of people, not those of boots and terminals', () => {
    const text = Buffer.concat([
      utmpRecord(2, 'reboot', '6.1.0', 1_777_975_000),
      utmpRecord(7, 'operator', '192.0.2.10', 1_777_975_200),
      utmpRecord(8, '', '', 1_777_975_300),
    ]).toString('latin1');
    expect(loginsOfUtmp(text, 'Success', users)).toMatchObject([
      {
        at: new Date('2026-05-05T10:00:00.250Z'),
        payload: { UserName: 'operator', UserId: '1000', ProcessId: 900, RemoteAddress: '192.0.2.10' },
      },
    ]);
  });

  it('that failed may be of a process that waits for one', () => {
    const text = utmpRecord(6, 'admin', 'not-an-address', 1_777_975_200).toString('latin1');
    expect(loginsOfUtmp(text, 'Success', users)).toEqual([]);
    const [failure] = loginsOfUtmp(text, 'Fail', users);
    expect(failure?.payload).toMatchObject({ UserName: 'admin', Result: 'Fail' });
    expect(failure?.payload).not.toHaveProperty('RemoteAddress');
  });

  it('are read from any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        for (const { payload } of loginsOfUtmp(text, 'Fail', users)) expect(payload.UserName).not.toBe('');
      }),
    );
  });
});
