/** Which agent is installed on the device, and whether it is the one the hub has a module for. */
import { evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';
import type { Installed } from '../installedAgents';
import { deviceCheck } from './onDevice';

interface InstalledFacts {
  readonly installed: readonly Installed[];
  /** Of the hub's security module; null without one. */
  readonly kind: 'classic' | 'micro' | null;
}

export const agentInstalled = deviceCheck<InstalledFacts>({
  checkId: 'agentInstalled',
  needsCommands: false,
  run: async (_target, context) => ({
    installed: await context.installed(),
    kind: await wantedKind(context),
  }),
  triage: triageInstalled,
});

/** What runs on the device can be told without the hub, too. */
export async function wantedKind({ securityModule }: CheckContext): Promise<'classic' | 'micro' | null> {
  const module = await securityModule().catch(() => null);
  return module === null || module.kind === 'nearMiss' ? null : module.kind;
}

export function generationOfAgent({ agent }: Installed): 'classic' | 'micro' {
  return agent === 'micro' ? 'micro' : 'classic';
}

/** The one that belongs to the hub's module, else the only one there is. */
export function chosenAgent({ installed, kind }: InstalledFacts): Installed | null {
  return installed.find((each) => generationOfAgent(each) === kind) ?? installed[0] ?? null;
}

export function triageInstalled(facts: InstalledFacts): Finding {
  const { installed, kind } = facts;
  const evidence = installed.flatMap(({ agent, folder }) => evidenceOf(folder, { agent }));
  const chosen = chosenAgent(facts);
  if (chosen === null) return fail('agentMissing', evidence);
  const detail = { agent: chosen.agent, folder: chosen.folder };
  if (kind !== null && generationOfAgent(chosen) !== kind)
    return fail('agentOfOtherGeneration', evidence, detail);
  return installed.length > 1 ? warning('agentsTwo', evidence, detail) : pass('agentFound', evidence, detail);
}
