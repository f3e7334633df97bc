/** Whether a direct method reaches the module, which proves its connection in both directions. */
import { HubCallError } from '../../hubs';
import { check, evidenceOf, type Finding, fail, pass } from '../check';
import type { CheckContext } from '../context';

type PingFacts =
  | { readonly kind: 'answered'; readonly status: number; readonly tookMs: number }
  | { readonly kind: 'notTaken' }
  | { readonly kind: 'unanswered' };

/** The shortest time that IoT Hub waits for an answer: iot-hub-devguide-direct-methods.md. */
const responseTimeoutS = 5;
const methodName = 'siteward-ping';

export const methodPing = check<CheckContext, PingFacts>({
  checkId: 'methodPing',
  group: 'thereAndBack',
  dependsOn: ['hubConnection', 'hubTier'],
  run: async ({ hub, deviceId, securityModule }, signal) => {
    const moduleId = (await securityModule())?.identity.moduleId ?? null;
    const startedAtMs = performance.now();
    try {
      const call = { deviceId, moduleId, methodName, payload: {}, responseTimeoutS };
      const { status } = await hub.client.invokeMethod(call, signal);
      return { kind: 'answered', status, tookMs: Math.round(performance.now() - startedAtMs) };
    } catch (error) {
      return whatItMeans(error);
    }
  },
  triage: triagePing,
});

/** IoT Hub says "not online" of a connected client, too, as long as it has not asked for methods. */
function whatItMeans(error: unknown): PingFacts {
  if (!(error instanceof HubCallError)) throw error;
  const { status, serviceCode, serviceMessage } = error.failure;
  if (status === 504) return { kind: 'unanswered' };
  if (/DeviceNotOnline|404103/.test(`${serviceCode} ${serviceMessage}`)) return { kind: 'notTaken' };
  throw error;
}

/** A method that is not known is answered as well. */
export function triagePing(facts: PingFacts): Finding {
  const source = `method ${methodName}`;
  switch (facts.kind) {
    case 'answered': {
      const { status, tookMs } = facts;
      return pass('methodAnswered', evidenceOf(source, { methodStatus: status, answeredAfterMs: tookMs }));
    }
    case 'notTaken':
      return pass('methodNotTaken', evidenceOf(source, { httpStatus: 404 }));
    case 'unanswered':
      return fail('methodUnanswered', evidenceOf(source, { httpStatus: 504 }));
  }
}
