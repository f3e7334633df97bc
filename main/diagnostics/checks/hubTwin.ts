/** The security module's twin: whether agents accept it, and why they run something else. */
import type { DriftCause, VerdictCode } from '../../../preload/contract';
import { type Judgement, judgeTwin, securityModuleOf } from '../../security';
import { check, evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';

async function judged({ securityModule, twin }: CheckContext): Promise<Judgement> {
  const module = await securityModule();
  const read = await twin();
  const moduleId = module?.identity.moduleId ?? '';
  const kind = securityModuleOf(moduleId);
  const { desired, reported } = read.twin.properties;
  return judgeTwin({
    moduleId,
    generation: kind === 'micro' ? 'micro' : 'classic',
    desired,
    reported,
    connectionState: read.twin.connectionState,
    lastActivityTime: read.twin.lastActivityTime,
    readAt: read.readAt,
  });
}

const source = 'GET /twins/{id}/modules/{id}';

export const hubTwin = check<CheckContext, Judgement>({
  checkId: 'hubTwin',
  group: 'hub',
  dependsOn: ['hubModule', 'hubTier'],
  run: judged,
  triage: triageTwin,
});

export function triageTwin({ findings, twinFindings }: Judgement): Finding {
  const all = [...twinFindings, ...findings];
  const of = (severity: 'error' | 'warning') => all.filter((finding) => finding.severity === severity);
  const found = of('error').length > 0 ? of('error') : of('warning');
  const names = [...new Set(found.map(({ property, code }) => property ?? code))].join(', ');
  const evidence = evidenceOf(source, {
    findings: found
      .map(({ property, code }) => (property === null ? code : `${property}: ${code}`))
      .join(', '),
  });
  if (found.length === 0) return pass('twinValid', evidence);
  return of('error').length > 0
    ? fail('twinRefused', evidence, { properties: names })
    : warning('twinDoubtful', evidence, { properties: names });
}

export const hubDrift = check<CheckContext, Judgement>({
  checkId: 'hubDrift',
  group: 'hub',
  // An agent that is not there cannot answer; a twin it refuses is told first, and leads here all the same.
  dependsOn: ['hubConnection', 'hubTier'],
  run: judged,
  triage: triageDrift,
});

const verdicts: Readonly<Partial<Record<DriftCause, readonly [typeof fail, VerdictCode]>>> = {
  rejected: [fail, 'driftRejected'],
  reset: [fail, 'driftReset'],
  agentAbsent: [fail, 'driftAgentAbsent'],
  agentSilent: [fail, 'driftAgentSilent'],
  pending: [warning, 'driftPending'],
  notConfirmed: [warning, 'driftNotConfirmed'],
  reportedOnly: [warning, 'driftReportedOnly'],
};

export function triageDrift({ drift }: Judgement): Finding {
  const properties = drift.properties
    .filter(({ isDrift }) => isDrift)
    .map(({ property }) => property)
    .join(', ');
  const evidence = evidenceOf(source, {
    properties,
    desiredAt: drift.desiredAt,
    reportedAt: drift.reportedAt,
  });
  const [judge, verdict] = verdicts[drift.cause] ?? [pass, 'driftNone' as const];
  return judge(verdict, evidence, { properties: properties === '' ? '–' : properties });
}
