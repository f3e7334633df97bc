/** The agent's own files: readable, complete, and about this device on this hub. */
import type { VerdictCode } from '../../../preload/contract';
import { scrubSecrets } from '../../secrets';
import {
  type ExpectedIdentity,
  type LocalProblem,
  type LocalReading,
  type Mismatch,
  mismatchesOf,
  securityModuleIds,
} from '../../security';
import { evidenceOf, type Finding, fail, pass } from '../check';
import type { Installed } from '../installedAgents';
import { chosenAgent, generationOfAgent, wantedKind } from './agentInstalled';
import { deviceCheck } from './onDevice';

interface ConfigurationFacts {
  readonly installed: Installed | null;
  readonly expected: ExpectedIdentity;
}

export const agentConfiguration = deviceCheck<ConfigurationFacts>({
  checkId: 'agentConfiguration',
  dependsOn: ['agentInstalled'],
  needsCommands: false,
  run: async (_target, context) => {
    const installed = chosenAgent({ installed: await context.installed(), kind: await wantedKind(context) });
    const generation = installed === null ? 'classic' : generationOfAgent(installed);
    const { hub, deviceId } = context;
    return {
      installed,
      expected: { hostNames: hub.hostNames, deviceId, moduleId: securityModuleIds[generation] },
    };
  },
  triage: ({ installed, expected }) =>
    installed === null ? fail('agentMissing') : triageLocal(installed.reading, installed.folder, expected),
});

const ofProblem: Readonly<Record<LocalProblem['kind'], VerdictCode>> = {
  unreadable: 'configurationUnreadable',
  missing: 'configurationMissing',
  badValue: 'configurationBadValue',
  notCombinable: 'configurationNotCombinable',
};
const ofMismatch: Readonly<Record<Mismatch, VerdictCode>> = {
  otherHub: 'configurationOtherHub',
  otherDevice: 'configurationOtherDevice',
  otherModule: 'configurationOtherModule',
  otherObject: 'configurationOtherObject',
};

/** What keeps the agent from starting comes before what leads it elsewhere. */
export function triageLocal(
  { configuration, problems }: LocalReading,
  folder: string,
  expected: ExpectedIdentity,
): Finding {
  const evidence = [
    ...evidenceOf(folder, {
      configuredHost: configuration?.hostName ?? null,
      configuredDevice: configuration?.deviceId ?? null,
      configuredModule: configuration?.moduleId ?? null,
      configuredAuthentication: [configuration?.identity, configuration?.method].filter(Boolean).join(', '),
    }),
    ...problems.flatMap(({ kind, file, key }) =>
      evidenceOf(`${folder}/${file}`, { problem: `${key ?? ''} ${kind}` }),
    ),
  ];
  const [problem] = problems;
  if (problem !== undefined) {
    return fail(ofProblem[problem.kind], evidence, {
      file: `${folder}/${problem.file}`,
      key: problem.key ?? '',
      value: shownValue(problem.value),
    });
  }
  const [mismatch] = configuration === null ? [] : mismatchesOf(configuration, expected);
  if (mismatch === undefined) return pass('configurationFits', evidence);
  const { kind, configured, expected: wanted } = mismatch;
  return fail(ofMismatch[kind], evidence, { configured: shownValue(configured), expected: wanted });
}

const longestShown = 60;

/** Somebody may have pasted a key into the wrong place. */
function shownValue(value: string | null): string {
  const scrubbed = scrubSecrets(value ?? '');
  return scrubbed.length > longestShown ? `${scrubbed.slice(0, longestShown)}…` : scrubbed;
}
