/** Processes that were created on a Mac, by looking again and again. */
import type { ProcessCreation } from '../../../security';
import { command, recipe } from '../recipe';
import type { Sighting } from '../sighting';

export const processesBySampling = recipe({
  needs: {
    ps: command('/bin/ps', ['-A', '-ww', '-o', 'pid=,ppid=,uid=,user=,etime=,args=']),
  },
  uses: {},
  read: ({ ps }, _used, at) => processSightings(ps, at),
});

/** Columns apart by blanks; the age is `[[days-]hours:]minutes:seconds` (ps(1)). */
export function processSightings(text: string, at: Date): Sighting[] {
  return text.split('\n').flatMap((line): Sighting[] => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)\s+(\S.*)$/.exec(
      line,
    );
    if (match === null) return [];
    const [, processId = '', parentId, userId = '', userName = '', ...rest] = match;
    const [days = '0', hours = '0', minutes = '0', seconds = '0', commandLine = ''] = rest;
    const ageS = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
    const payload: ProcessCreation = {
      Executable: commandLine.split(' ')[0] ?? commandLine,
      ProcessId: Number(processId),
      ParentProcessId: Number(parentId),
      UserId: userId,
      UserName: userName,
      CommandLine: commandLine.trimEnd(),
    };
    return [{ key: processId, ageS, at: new Date(at.getTime() - ageS * 1000), payload }];
  });
}
