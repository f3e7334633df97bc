/** The proof that the agent obeys: a harmless value changed, its echo seen, and the value put back. */
import { check, evidenceOf, type Finding, fail, pass, skipped } from '../check';
import type { CheckContext } from '../context';
import { makeRoundTrip, planRoundTrip, type RoundTripFacts } from '../roundTrip';

export const twinRoundTrip = check<CheckContext, RoundTripFacts | null>({
  checkId: 'twinRoundTrip',
  group: 'thereAndBack',
  dependsOn: ['hubConnection', 'hubTwin'],
  isChanging: true,
  timeLimitMs: 60_000,
  graceMs: 15_000,
  run: async ({ hub, deviceId, securityModule, wait }, signal) => {
    const module = await securityModule();
    if (module === null) return null;
    const { moduleId } = module.identity;
    const generation = module.kind === 'micro' ? 'micro' : 'classic';
    const first = await hub.client.readModuleTwin(deviceId, moduleId, signal);
    const plan = planRoundTrip(generation, first);
    if (plan === null) return null;
    return makeRoundTrip({ client: hub.client, deviceId, moduleId, generation, wait }, first, plan, signal);
  },
  triage: triageRoundTrip,
});

export function triageRoundTrip(facts: RoundTripFacts | null): Finding {
  if (facts === null) return skipped('roundTripNotPossible');
  const { property, before, during, echo, answeredAfterMs, putBack } = facts;
  const text = (value: RoundTripFacts['before']): string => (value === null ? '–' : String(value));
  const evidence = evidenceOf('PATCH /twins/{id}/modules/{id}', {
    property,
    valueBefore: text(before),
    valueDuring: text(during),
    valueAfter: putBack === 'done' ? text(before) : null,
    answeredAfterMs: echo === 'applied' ? answeredAfterMs : null,
  });
  const detail = { property, before: text(before), during: text(during) };
  if (putBack === 'failed') return fail('roundTripNotPutBack', evidence, detail);
  if (putBack === 'theirs') return skipped('roundTripConflict', evidence, detail);
  switch (echo) {
    case 'applied':
      return pass('echoSeen', evidence, { ...detail, milliseconds: String(answeredAfterMs) });
    case 'rejected':
      return fail('echoRejected', evidence, detail);
    case 'missing':
      return fail('echoMissing', evidence, detail);
    case 'cancelled':
      return skipped('cancelled', evidence, detail);
  }
}
