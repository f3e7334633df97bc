/**
 * An agent's log lines sorted into causes. Sources: MicrosoftDocs/azure-docs defender-for-iot/troubleshoot-agent.md for
 * codes and subcodes; Azure/Azure-IoT-Security-Agent-C and -CS for the lines as they are really written.
 */
import type { VerdictCode } from '../../preload/contract';

export type LogVerdict = Extract<VerdictCode, `log${string}`>;

export interface LogFinding {
  readonly verdict: Exclude<LogVerdict, 'logClean' | 'logEmpty'>;
  /** The newest line that says so. */
  readonly line: string;
  readonly code: string | null;
  readonly subcode: string | null;
  /** The agent's own details. */
  readonly details: string | null;
  /** Lines of the same cause since the agent last started. */
  readonly count: number;
}

export interface LogTriage {
  /** The newest cause last; empty when nothing is wrong since the agent last started. */
  readonly findings: readonly LogFinding[];
  /** Lines of an agent. */
  readonly lineCount: number;
  /** Whether the agent said that it is ready. */
  readonly hasStarted: boolean;
}

/** Of three spellings of the same line only this tail is common. */
const agentError = /Error in: (.+?), reason: (.+?), extra details: (.*)$/;
const started = /ASC for IoT Agent initialized!|Agent is initialized!/;
const agentLine =
  /ASCIoTAgent|ASC IoT Agent|defender-iot-micro-agent|defender_iot_micro_agent|CorrelationId: /;

type Verdict = LogFinding['verdict'];

const ofCode: Readonly<Record<string, { readonly other: Verdict } & Readonly<Record<string, Verdict>>>> = {
  'Local Configuration': {
    'Missing Configuration': 'logLocalMissing',
    'Cant Parse Configuration': 'logLocalUnparsable',
    'File Format': 'logLocalFormat',
    other: 'logLocalOther',
  },
  'Remote Configuration': {
    Timeout: 'logRemoteTimeout',
    'Cant Parse Configuration': 'logRemoteUnparsable',
    other: 'logOtherError',
  },
  Authentication: {
    'File Not Exist': 'logFileMissing',
    'File Permissions': 'logFilePermissions',
    'File Permission': 'logFilePermissions',
    'File Format': 'logFileFormat',
    Unauthorized: 'logUnauthorized',
    'Not Found': 'logNotFound',
    'Missing Configuration': 'logAuthenticationConfiguration',
    'Cant Parse Configuration': 'logAuthenticationConfiguration',
    other: 'logAuthenticationOther',
  },
};

/** Lines without a code, as either agent or systemd writes them. */
const otherLines: readonly (readonly [RegExp, Verdict])[] = [
  [/Connect finished but no twin configuration was found/, 'logNoTwin'],
  [/Twin syntax error\. configuration was not changed/, 'logTwinRefused'],
  [/because maxLocalCacheSize is too small/, 'logCacheTooSmall'],
  [/defender-iot-micro-agent\.service: Failed with result/, 'logOtherError'],
];

/** What was wrong before the agent's last start is over. */
export function triageLog(text: string): LogTriage {
  const findings = new Map<Verdict, LogFinding>();
  let lineCount = 0;
  let hasStarted = false;
  for (const line of text.split(/\r?\n/)) {
    const found = causeOf(line);
    if (found !== null || agentLine.test(line)) lineCount += 1;
    if (started.test(line)) {
      hasStarted = true;
      findings.clear();
    }
    if (found === null) continue;
    const count = (findings.get(found.verdict)?.count ?? 0) + 1;
    // Deleted first, so that the newest cause is last.
    findings.delete(found.verdict);
    findings.set(found.verdict, { ...found, line: line.trim(), count });
  }
  return { findings: [...findings.values()], lineCount, hasStarted };
}

function causeOf(line: string): Omit<LogFinding, 'line' | 'count'> | null {
  const [, code, subcode, details] = agentError.exec(line) ?? [];
  if (code !== undefined && subcode !== undefined) {
    const known = Object.hasOwn(ofCode, code) ? ofCode[code] : undefined;
    const verdict = known === undefined ? 'logOtherError' : (ownVerdict(known, subcode) ?? known.other);
    return { verdict, code, subcode, details: details?.trim() || null };
  }
  const verdict = otherLines.find(([pattern]) => pattern.test(line))?.[1];
  return verdict === undefined ? null : { verdict, code: null, subcode: null, details: null };
}

function ownVerdict(verdicts: Readonly<Record<string, Verdict>>, subcode: string): Verdict | undefined {
  return Object.hasOwn(verdicts, subcode) && subcode !== 'other' ? verdicts[subcode] : undefined;
}
