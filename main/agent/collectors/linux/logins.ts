/** Logins to a Linux machine, from the audit log, else the journal, else the files wtmp and btmp. */
import { isIP } from 'node:net';
import type { Login } from '../../../security';
import { type AuditEvent, parseAuditLog, recordOf, textOf, wholeNumber } from '../audit/auditLog';
import { auditSearch, auditStatusSource, isAudited } from '../audit/sources';
import { command, file, recipe } from '../recipe';
import type { Sighting } from '../sighting';
import { loginsOfJournal } from './journalLogins';
import { userIdsOf } from './passwd';
import { loginsOfUtmp } from './utmp';

/** Null where the audit log is not written. */
export const loginsFromAudit = recipe({
  needs: { status: auditStatusSource, records: auditSearch('USER_LOGIN,USER_AUTH') },
  uses: {},
  read: ({ status, records }) => (isAudited(status) ? auditedLogins(records) : null),
});

export function auditedLogins(records: string): Sighting[] {
  return parseAuditLog(records).flatMap((event): Sighting[] => {
    const payload = auditedLogin(event);
    return payload === null ? [] : [{ key: event.id, ageS: 0, at: event.at, payload }];
  });
}

/** `sudo` is left out, as the C# agent does: it asks somebody who is logged in already. */
function auditedLogin(event: AuditEvent): Login | null {
  const fields = recordOf(event, 'USER_LOGIN') ?? recordOf(event, 'USER_AUTH');
  if (fields === null) return null;
  const executable = textOf(fields.exe ?? '');
  const userName = textOf(fields.acct ?? '');
  const userId = fields.id ?? (userName === '' ? fields.uid : undefined);
  if (executable.endsWith('/sudo') || (userName === '' && userId === undefined)) return null;
  const remote = fields.addr ?? '';
  return {
    ProcessId: wholeNumber(fields.pid),
    ...(userId === undefined ? {} : { UserId: userId }),
    ...(userName === '' ? {} : { UserName: userName }),
    Operation: fields.op ?? 'login',
    Executable: executable,
    ...(isIP(remote) === 0 ? {} : { RemoteAddress: remote }),
    Result: fields.res === 'success' || fields.res === '1' ? 'Success' : 'Fail',
  };
}

/** Null where no journal is kept. The facilities are `auth` and `authpriv`. */
export const loginsFromJournal = recipe({
  needs: {
    newest: command('journalctl', ['--no-pager', '--quiet', '--output=json', '--lines=1'], { asRoot: true }),
    entries: command(
      'journalctl',
      [
        '--no-pager',
        '--quiet',
        '--output=json',
        '--since=-10min',
        'SYSLOG_FACILITY=4',
        '+',
        'SYSLOG_FACILITY=10',
      ],
      { asRoot: true, exitCodes: [1] },
    ),
  },
  uses: {},
  read: ({ newest, entries }) => (newest.trim() === '' ? null : loginsOfJournal(entries)),
});

/** btmp, which holds failed logins, is for root only. */
export const loginsFromUtmp = recipe({
  needs: { wtmp: file('/var/log/wtmp', 'latin1') },
  uses: { btmp: file('/var/log/btmp', 'latin1'), passwd: file('/etc/passwd') },
  read: ({ wtmp }, { btmp, passwd }) => {
    const userIds = userIdsOf(passwd ?? '');
    return [...loginsOfUtmp(wtmp, 'Success', userIds), ...loginsOfUtmp(btmp ?? '', 'Fail', userIds)];
  },
});
