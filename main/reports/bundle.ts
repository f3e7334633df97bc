/** What support asks for, part by part, each as text that a person can read and with its secrets taken out. */
import type { BundlePart, BundlePartId, Diagnosis, JsonValue } from '../../preload/contract';
import type { AgentService } from '../agent';
import { redactJson, redactText } from '../secrets';

export interface BundlePorts {
  readonly program: () => JsonValue;
  /** Names and rights, never a credential. */
  readonly hubs: () => Promise<unknown>;
  readonly settings: () => unknown;
  readonly agent: Pick<AgentService, 'watch'>;
  /** The newest lines, the oldest of them first. */
  readonly readLog: () => Promise<string>;
}

/** Without a diagnosis the part is left out. */
export async function gatherParts(ports: BundlePorts, diagnosis: Diagnosis | null): Promise<BundlePart[]> {
  return [
    jsonPart('program', ports.program()),
    jsonPart('hub', await ports.hubs()),
    jsonPart('settings', ports.settings()),
    ...(diagnosis === null ? [] : [jsonPart('diagnosis', diagnosis)]),
    jsonPart('agent', await agentPart(ports.agent)),
    logPart(await ports.readLog()),
  ];
}

/** One JSON object with the parts as they were shown. */
export function bundleText(madeAt: string, parts: readonly BundlePart[]): string {
  return `${JSON.stringify({ form: 'siteward-support-1', madeAt, parts }, null, 2)}\n`;
}

/** What was collected on a machine is left out: it is about its users, not about the program. */
async function agentPart(agent: Pick<AgentService, 'watch'>): Promise<unknown> {
  const batches = agent.watch();
  const { value } = await batches.next();
  await batches.return();
  if (value === undefined) return null;
  return {
    status: value.status,
    entries: value.entries.filter(({ entry }) => entry.kind !== 'eventCollected'),
  };
}

function jsonPart(partId: BundlePartId, content: unknown): BundlePart {
  // Through text, because only then it is JSON whatever it was.
  const json: JsonValue = JSON.parse(JSON.stringify(content ?? null));
  const { value, removedCount } = redactJson(json);
  return { partId, text: JSON.stringify(value, null, 2), removedCount };
}

/** Line by line, so that a quote left open hides no more than its line. */
function logPart(log: string): BundlePart {
  const lines = log.split('\n').map(redactText);
  return {
    partId: 'log',
    text: lines.map(({ value }) => value).join('\n'),
    removedCount: lines.reduce((sum, { removedCount }) => sum + removedCount, 0),
  };
}
