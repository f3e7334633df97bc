/** Logins to a Windows machine, from its Security log. */
import { isIP } from 'node:net';
import type { Login } from '../../../security';
import { recipe } from '../recipe';
import type { Sighting } from '../sighting';
import { hexNumber, type LoggedEvent, parseEventLog, securityLog } from './eventLog';

const successId = 4624;
const failureId = 4625;
/** Services start all the time, and they are nobody who logs in; learn.microsoft.com, event 4624, "Logon Type". */
const serviceLogon = '5';

export const loginsFromLog = recipe({
  needs: { events: securityLog([successId, failureId], 600_000) },
  uses: {},
  read: ({ events }) => parseEventLog(events).flatMap(loginOf),
});

export function loginOf({ eventId, recordId, at, data }: LoggedEvent): Sighting[] {
  if (data.LogonType === serviceLogon || data.LogonType === '0') return [];
  const address = data.IpAddress ?? '';
  const port = data.IpPort ?? '';
  const payload: Login = {
    ProcessId: hexNumber(data.ProcessId),
    ...(data.TargetUserSid === undefined ? {} : { UserId: data.TargetUserSid }),
    UserName: data.TargetUserName ?? '',
    Operation: data.AuthenticationPackageName ?? 'logon',
    Executable: data.ProcessName ?? 'unknown',
    Result: eventId === successId ? 'Success' : 'Fail',
    ...(isIP(address) === 0 ? {} : { RemoteAddress: address }),
    ...(/^[1-9]\d{0,4}$/.test(port) ? { RemotePort: port } : {}),
    ExtraDetails: { LogonType: data.LogonType ?? 'unknown' },
  };
  return [{ key: recordId, ageS: 0, at, payload }];
}
