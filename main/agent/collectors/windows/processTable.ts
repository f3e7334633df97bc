/** The processes of a Windows machine, from WMI; `tasklist` tells neither the command line nor the parent. */
import { z } from 'zod';
import { parseJson, powershell } from './programs';

export const processesSource = powershell(`
$processes = @(Get-CimInstance Win32_Process | ForEach-Object {
  [pscustomobject]@{
    id = $_.ProcessId; parent = $_.ParentProcessId; name = $_.Name; path = $_.ExecutablePath
    line = $_.CommandLine; session = $_.SessionId
    created = if ($_.CreationDate) { $_.CreationDate.ToUniversalTime().ToString('o') } else { $null }
  }
})
ConvertTo-Json -Compress -Depth 3 -InputObject $processes`);

const row = z.object({
  id: z.number().int(),
  parent: z.number().int(),
  name: z.string(),
  path: z.string().nullish(),
  line: z.string().nullish(),
  session: z.number().int().nullish(),
  created: z.string().nullish(),
});

export interface WindowsProcess {
  readonly processId: number;
  readonly parentProcessId: number;
  readonly executable: string;
  readonly commandLine: string;
  readonly sessionId: number;
  readonly createdAt: Date | null;
}

/** Throws when the text is not what the script prints. The idle process, whose number is 0, is left out. */
export function parseProcesses(text: string): WindowsProcess[] {
  return z
    .array(row)
    .parse(parseJson(text))
    .filter(({ id }) => id !== 0)
    .map(({ id, parent, name, path, line, session, created }) => {
      const createdAt = created === null || created === undefined ? null : new Date(created);
      return {
        processId: id,
        parentProcessId: parent,
        executable: path ?? name,
        commandLine: line ?? name,
        sessionId: session ?? 0,
        createdAt: createdAt === null || Number.isNaN(createdAt.getTime()) ? null : createdAt,
      };
    });
}
