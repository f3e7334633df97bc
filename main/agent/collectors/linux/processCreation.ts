/** Processes that were created on Linux, from the audit log, or else by looking again and again. */
import type { JsonObject } from '../../../../preload/contract';
import type { ProcessCreation } from '../../../security';
import {
  type AuditEvent,
  commandLineOf,
  parseAuditLog,
  recordOf,
  textOf,
  userNameOf,
  wholeNumber,
} from '../audit/auditLog';
import { auditRulesSource, auditSearch, hasRuleFor } from '../audit/sources';
import { file, recipe } from '../recipe';
import type { Sighting } from '../sighting';
import { userNamesOf } from './passwd';
import { executableOf, executablesSource, parseExecutables, parsePs, psSource } from './processTable';

export const processesBySampling = recipe({
  needs: { ps: psSource },
  uses: { executables: executablesSource },
  read: ({ ps }, { executables }, at) => processSightings(ps, executables ?? '', at),
});

export function processSightings(ps: string, executables: string, at: Date): Sighting[] {
  const paths = parseExecutables(executables);
  return parsePs(ps).map((row) => {
    const payload: ProcessCreation = {
      Executable: executableOf(row, paths),
      ProcessId: row.processId,
      ParentProcessId: row.parentProcessId,
      UserId: row.userId,
      UserName: row.userName,
      CommandLine: row.commandLine,
    };
    return {
      key: String(row.processId),
      ageS: row.ageS,
      at: new Date(at.getTime() - row.ageS * 1000),
      payload,
    };
  });
}

/** Null where no rule has executions written down. */
export const processesFromAudit = recipe({
  needs: { rules: auditRulesSource, records: auditSearch('EXECVE') },
  uses: { passwd: file('/etc/passwd') },
  read: ({ rules, records }, { passwd }) =>
    hasRuleFor(['execve', 'execveat'], rules) ? executions(records, passwd ?? '') : null,
});

export function executions(records: string, passwd: string): Sighting[] {
  const names = userNamesOf(passwd);
  return parseAuditLog(records).flatMap((event): Sighting[] => {
    const payload = executionOf(event, names);
    return payload === null ? [] : [{ key: event.id, ageS: 0, at: event.at, payload }];
  });
}

/** IMA writes the file's hash beside the call where its policy says so. */
function executionOf(event: AuditEvent, names: ReadonlyMap<string, string>): JsonObject | null {
  const call = recordOf(event, 'SYSCALL');
  const execution = recordOf(event, 'EXECVE');
  if (call === null || execution === null || call.success === 'no') return null;
  const userId = call.uid ?? '';
  const hash = recordOf(event, 'INTEGRITY_RULE')?.hash;
  const userName = userNameOf(call, 'uid') ?? names.get(userId);
  return {
    Executable: textOf(call.exe ?? ''),
    ProcessId: wholeNumber(call.pid),
    ParentProcessId: wholeNumber(call.ppid),
    UserId: userId,
    ...(userName === undefined ? {} : { UserName: userName }),
    CommandLine: commandLineOf(execution),
    ...(hash === undefined ? {} : { ExtraDetails: { Hash: textOf(hash) } }),
  } satisfies ProcessCreation;
}
