/** Whether a captive portal, as of a hotel or a guest network, answers in the hub's place. */
import { check, evidenceOf, type Finding, fail, pass, skipped } from '../check';
import type { CheckContext } from '../context';
import { askPlainly, type HeadResult, hasAnswered } from '../network/http';

interface PortalFacts {
  readonly hostName: string;
  /** Null when there is no plain port to ask. */
  readonly head: HeadResult | null;
  readonly source: string;
}

/** RFC 6585, 6. */
const networkAuthenticationRequired = 511;

/**
 * Portals answer any request over plain HTTP, whoever it is for; so the hub itself is asked, and no third party. IoT Hub
 * has nothing to say there, and no reason to lead elsewhere.
 */
export const laptopCaptivePortal = check<CheckContext, PortalFacts>({
  checkId: 'laptopCaptivePortal',
  group: 'laptop',
  dependsOn: ['laptopNames'],
  run: async ({ hub }, signal) => {
    const { route, ports, hostName } = hub;
    const source = `http://${hostName}/`;
    if (ports.http === null) return { hostName, head: null, source };
    const endpoint = { address: route.address, port: ports.http };
    return { hostName, head: await askPlainly(endpoint, hostName, signal), source };
  },
  triage: triagePortal,
});

export function triagePortal({ hostName, head, source }: PortalFacts): Finding {
  if (head === null) return skipped('hubOnThisMachine');
  if (!hasAnswered(head)) return pass('portalNone', evidenceOf(source, { problem: head.problem }));
  const { status, headers } = head;
  const redirect = status >= 300 && status < 400 ? (headers.location ?? null) : null;
  const evidence = evidenceOf(source, { httpStatus: status, redirect });
  const isPortal = status === networkAuthenticationRequired || leadsElsewhere(redirect, hostName);
  return isPortal
    ? fail('portalFound', evidence, { redirect: redirect ?? source })
    : pass('portalNone', evidence);
}

function leadsElsewhere(redirect: string | null, hostName: string): boolean {
  if (redirect === null || !URL.canParse(redirect, `http://${hostName}/`)) return false;
  return new URL(redirect, `http://${hostName}/`).hostname.toLowerCase() !== hostName.toLowerCase();
}
