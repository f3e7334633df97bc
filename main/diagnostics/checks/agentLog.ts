/** The agent's log, sorted into causes. */
import { scrubSecrets } from '../../secrets';
import { type LogTriage, triageLog } from '../../security';
import { type Target, TargetError } from '../../targets';
import { evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';
import { anyArgument, deviceCommands, logFiles } from '../deviceCommands';
import { readText } from '../installedAgents';
import { chosenAgent, wantedKind } from './agentInstalled';
import { deviceCheck } from './onDevice';

interface LogFacts {
  readonly source: string;
  readonly triage: LogTriage;
}

/** What somebody saved of `journalctl`. */
const collected = ['journal.txt', 'journalctl.txt'];

export const agentLog = deviceCheck<LogFacts>({
  checkId: 'agentLog',
  dependsOn: ['agentInstalled'],
  needsCommands: false,
  commands: [deviceCommands.journal(anyArgument)],
  timeLimitMs: 12_000,
  run: async (target, context, signal) => {
    const kind = await wantedKind(context);
    const agent = chosenAgent({ installed: await context.installed(), kind });
    const unit = agent?.agent === 'micro' ? 'defender-iot-micro-agent' : 'ASCIoTAgent';
    const journal = context.isFolder ? null : await journalOf(target, unit, signal);
    if (journal !== null) return { source: `journalctl -u ${unit}`, triage: triageLog(journal) };
    return fromFiles(target, context, signal);
  },
  triage: triageAgentLog,
});

/** Null where there is no journal, or nothing in it. */
async function journalOf(target: Target, unit: string, signal: AbortSignal): Promise<string | null> {
  try {
    const { stdout, exitCode } = await target.run(deviceCommands.journal(unit), signal);
    return exitCode === 0 && triageLog(stdout).lineCount > 0 ? stdout : null;
  } catch (error) {
    if (error instanceof TargetError) return null;
    throw error;
  }
}

/** The first file that has lines of an agent. */
async function fromFiles(target: Target, { isFolder }: CheckContext, signal: AbortSignal): Promise<LogFacts> {
  for (const path of [...logFiles, ...(isFolder ? collected : [])]) {
    const text = await readText(target, path, signal);
    const triage = triageLog(text ?? '');
    if (triage.lineCount > 0) return { source: path, triage };
  }
  return { source: logFiles.join(', '), triage: triageLog('') };
}

export function triageAgentLog({ source, triage }: LogFacts): Finding {
  const { findings, lineCount, hasStarted } = triage;
  const newest = findings.at(-1);
  const evidence = [
    ...findings.flatMap(({ line }) => evidenceOf(source, { logLine: scrubSecrets(line) })),
    ...evidenceOf(source, { logLines: lineCount }),
  ];
  if (lineCount === 0) return warning('logEmpty', evidence);
  if (newest === undefined) return pass('logClean', evidence, { hasStarted: String(hasStarted) });
  const { verdict, code, subcode, details, count } = newest;
  return fail(verdict, evidence, {
    code: code ?? '–',
    subcode: subcode ?? '–',
    details: scrubSecrets(details ?? newest.line),
    count: String(count),
  });
}
