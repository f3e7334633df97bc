/** When the hub last saw the security module. */
import type { ModuleIdentity } from '../../hubs';
import { check, evidenceOf, type Finding, fail, pass } from '../check';
import type { CheckContext } from '../context';

interface ConnectionFacts {
  readonly module: ModuleIdentity | null;
  readonly now: Date;
}

/** After as long as this Defender for IoT raises the alert "Device silent": concept-security-alerts.md. */
const silentAfterMs = 72 * 3_600_000;

export const hubConnection = check<CheckContext, ConnectionFacts>({
  checkId: 'hubConnection',
  group: 'hub',
  dependsOn: ['hubModule'],
  run: async ({ securityModule, now }) => ({
    module: (await securityModule())?.identity ?? null,
    now: now(),
  }),
  triage: triageConnection,
});

export function triageConnection({ module, now }: ConnectionFacts): Finding {
  if (module === null) return fail('moduleMissing');
  const { connectionState, connectionStateUpdatedTime, lastActivityTime } = module;
  const evidence = evidenceOf('GET /devices/{id}/modules', {
    connectionState,
    since: connectionStateUpdatedTime,
    lastActivity: lastActivityTime,
  });
  if (connectionState === 'Connected') return pass('connected', evidence);
  const lastSeen = [connectionStateUpdatedTime, lastActivityTime]
    .filter((time) => time !== null)
    .sort()
    .at(-1);
  if (lastSeen === undefined) return fail('neverConnected', evidence);
  const detail = { since: lastSeen };
  return now.getTime() - Date.parse(lastSeen) > silentAfterMs
    ? fail('silentTooLong', evidence, detail)
    : fail('disconnected', evidence, detail);
}
