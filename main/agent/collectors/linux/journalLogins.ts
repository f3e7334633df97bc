/** Finds logins in what `journalctl --output=json` prints: one JSON object a line (systemd, "Journal JSON Format"). */
import { isIP } from 'node:net';
import { z } from 'zod';
import type { Login } from '../../../security';
import type { Sighting } from '../sighting';

/** Text that is not UTF-8 is an array of bytes; no login is told in such a way. */
const journalEntry = z.object({
  __CURSOR: z.string(),
  __REALTIME_TIMESTAMP: z.string().regex(/^\d{1,17}$/),
  MESSAGE: z.string(),
  _PID: z.string().regex(/^\d+$/).optional(),
  _EXE: z.string().optional(),
  SYSLOG_IDENTIFIER: z.string().optional(),
});

export function loginsOfJournal(text: string): Sighting[] {
  return text.split('\n').flatMap((line): Sighting[] => {
    const entry = journalEntry.safeParse(jsonOf(line)).data;
    const login = entry === undefined ? null : loginIn(entry.MESSAGE);
    if (entry === undefined || login === null) return [];
    const payload: Login = {
      ...login,
      ProcessId: Number(entry._PID ?? 0),
      Executable: entry._EXE ?? entry.SYSLOG_IDENTIFIER ?? 'unknown',
    };
    const at = new Date(Math.trunc(Number(entry.__REALTIME_TIMESTAMP) / 1000));
    return [{ key: entry.__CURSOR, ageS: 0, at, payload }];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

type LoginPart = Pick<Login, 'UserName' | 'Operation' | 'Result' | 'RemoteAddress' | 'RemotePort' | 'UserId'>;

/** In the words of OpenSSH (auth.c), Linux-PAM (pam_unix) and util-linux (login). */
function loginIn(message: string): LoginPart | null {
  const ssh = /^(Accepted|Failed) (\S+) for (?:invalid user )?(.+) from (\S+) port (\d+)(?: ssh2\b.*)?$/.exec(
    message,
  );
  if (ssh !== null) {
    const [, verb, method = '', userName = '', address = '', port = ''] = ssh;
    if (method === 'none') return null;
    return {
      UserName: userName,
      Operation: `ssh:${method}`,
      Result: verb === 'Accepted' ? 'Success' : 'Fail',
      ...(isIP(address) === 0 ? {} : { RemoteAddress: address, RemotePort: port }),
    };
  }
  const session =
    /^pam_unix\((login|gdm-password|lightdm|sddm|xrdp-sesman):session\): session opened for user ([^\s(]+)(?:\(uid=(\d+)\))?/.exec(
      message,
    );
  if (session !== null) {
    const [, , userName = '', userId] = session;
    return {
      UserName: userName,
      ...(userId === undefined ? {} : { UserId: userId }),
      Operation: 'PAM:session_open',
      Result: 'Success',
    };
  }
  const failure =
    /^pam_unix\((?:login|gdm-password|lightdm|sddm|xrdp-sesman):auth\): authentication failure;.*\brhost=(\S*).*\buser=(\S+)/.exec(
      message,
    );
  if (failure === null) return null;
  const [, address = '', userName = ''] = failure;
  return {
    UserName: userName,
    Operation: 'PAM:authentication',
    Result: 'Fail',
    ...(isIP(address) === 0 ? {} : { RemoteAddress: address }),
  };
}
