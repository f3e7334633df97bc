/** Processes that began and ended on Windows, from the Security log, or else by looking again and again. */
import type { ProcessCreation, ProcessTermination } from '../../../security';
import { recipe } from '../recipe';
import type { Sighting } from '../sighting';
import { hexNumber, type LoggedEvent, parseEventLog, securityLog } from './eventLog';
import { parseProcesses, processesSource, type WindowsProcess } from './processTable';

export const processesBySampling = recipe({
  needs: { processes: processesSource },
  uses: {},
  read: ({ processes }) => processSightings(processes, creationOf),
});

export const endedProcessesBySampling = recipe({
  needs: { processes: processesSource },
  uses: {},
  read: ({ processes }) => processSightings(processes, terminationOf).map((each) => ({ ...each, at: null })),
});

export function processSightings(
  text: string,
  payloadOf: (process: WindowsProcess) => ProcessCreation | ProcessTermination,
): Sighting[] {
  return parseProcesses(text).map((process) => ({
    key: `${process.processId} ${process.createdAt?.getTime() ?? ''}`,
    ageS: 0,
    at: process.createdAt,
    payload: payloadOf(process),
    commandLine: process.commandLine,
  }));
}

/** Whose a process is, WMI tells only by a call for each; the session stands in. */
export function creationOf(process: WindowsProcess): ProcessCreation {
  return {
    Executable: process.executable,
    ProcessId: process.processId,
    ParentProcessId: process.parentProcessId,
    UserId: '',
    CommandLine: process.commandLine,
    ExtraDetails: { SessionId: String(process.sessionId) },
  };
}

/** With what a process ended, nothing tells afterwards. */
export function terminationOf(process: WindowsProcess): ProcessTermination {
  return {
    Executable: process.executable,
    ProcessId: process.processId,
    ExitStatus: 0,
    ExtraDetails: { ExitStatus: 'unknown' },
  };
}

const createdId = 4688;
const endedId = 4689;

/** Null where Windows does not write them down (auditpol, "Process Creation"). */
export const processesFromLog = recipe({
  needs: { newest: securityLog([createdId], null), events: securityLog([createdId], 600_000) },
  uses: {},
  read: ({ newest, events }) => (newest.trim() === '' ? null : parseEventLog(events).map(created)),
});

export const endedProcessesFromLog = recipe({
  needs: { newest: securityLog([endedId], null), events: securityLog([endedId], 600_000) },
  uses: {},
  read: ({ newest, events }) => (newest.trim() === '' ? null : parseEventLog(events).map(ended)),
});

function created({ recordId, at, data }: LoggedEvent): Sighting {
  const executable = data.NewProcessName ?? '';
  const payload: ProcessCreation = {
    Executable: executable,
    ProcessId: hexNumber(data.NewProcessId),
    ParentProcessId: hexNumber(data.ProcessId),
    UserId: data.SubjectUserSid ?? '',
    ...(data.SubjectUserName === undefined ? {} : { UserName: data.SubjectUserName }),
    CommandLine: data.CommandLine ?? executable,
  };
  return { key: recordId, ageS: 0, at, payload };
}

function ended({ recordId, at, data }: LoggedEvent): Sighting {
  const payload: ProcessTermination = {
    Executable: data.ProcessName ?? '',
    ProcessId: hexNumber(data.ProcessId),
    ExitStatus: hexNumber(data.Status),
  };
  return { key: recordId, ageS: 0, at, payload };
}
