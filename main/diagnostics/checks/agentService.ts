/** Whether the agent's service runs, and keeps running. */
import { evidenceOf, type Finding, fail, pass, warning } from '../check';
import { anyArgument, deviceCommands, uptimeFile } from '../deviceCommands';
import { readText } from '../installedAgents';
import { chosenAgent, wantedKind } from './agentInstalled';
import { deviceCheck } from './onDevice';

export interface ServiceFacts {
  readonly service: string;
  /** What `systemctl show` prints. */
  readonly shown: string;
  /** How long the system runs, in seconds; null when it does not say. */
  readonly uptimeS: number | null;
}

/** An agent that runs for less than this after restarts is in a loop: device-builders/troubleshoot-defender-micro-agent.md. */
const loopBelowS = 120;

export const agentService = deviceCheck<ServiceFacts>({
  checkId: 'agentService',
  dependsOn: ['agentInstalled'],
  needsCommands: true,
  commands: [deviceCommands.service(anyArgument)],
  run: async (target, context, signal) => {
    const kind = await wantedKind(context);
    const agent = chosenAgent({ installed: await context.installed(), kind });
    const service = agent?.agent === 'micro' ? 'defender-iot-micro-agent.service' : 'ASCIoTAgent.service';
    const { stdout } = await target.run(deviceCommands.service(service), signal);
    const uptime = Number.parseFloat((await readText(target, uptimeFile, signal)) ?? '');
    return { service, shown: stdout, uptimeS: Number.isNaN(uptime) ? null : uptime };
  },
  triage: triageService,
});

export function triageService({ service, shown, uptimeS }: ServiceFacts): Finding {
  const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(shown)?.[1]?.trim() ?? '';
  const [load, active, sub, boot] = [
    value('LoadState'),
    value('ActiveState'),
    value('SubState'),
    value('UnitFileState'),
  ];
  const restarts = value('NRestarts');
  const activeForS =
    uptimeS === null ? null : Math.round(uptimeS - Number(value('ActiveEnterTimestampMonotonic')) / 1e6);
  const evidence = evidenceOf(`systemctl show ${service}`, {
    service: `${active} (${sub})`,
    restarts,
    startsAtBoot: boot,
    activeSince: active === 'active' && activeForS !== null ? `${activeForS} s` : null,
  });
  const detail = { service };
  if (load === 'not-found') return fail('serviceMissing', evidence, detail);
  const isInLoop = Number(restarts) > 0 && activeForS !== null && activeForS < loopBelowS;
  if (sub === 'auto-restart' || (active === 'active' && isInLoop))
    return fail('serviceRestarts', evidence, detail);
  if (active === 'failed') return fail('serviceFailed', evidence, detail);
  if (active !== 'active') return fail('serviceStopped', evidence, detail);
  return boot === 'disabled' || boot === 'masked'
    ? warning('serviceNotEnabled', evidence, detail)
    : pass('serviceRunning', evidence, detail);
}
