/** What the credential may do at the hub, and what the hub's tier offers. */
import type { Capability } from '../../../preload/contract';
import { HubCallError } from '../../hubs';
import { check, evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';

interface RightsFacts {
  readonly capabilities: readonly Capability[];
  readonly policyName: string;
}

export const hubRights = check<CheckContext, RightsFacts>({
  checkId: 'hubRights',
  group: 'hub',
  dependsOn: ['laptopTls'],
  run: async ({ hub }, signal) => ({
    capabilities: await hub.probeRights(signal),
    policyName: hub.policyName,
  }),
  triage: triageRights,
});

export function triageRights({ capabilities, policyName }: RightsFacts): Finding {
  const missing = capabilities.filter(({ can }) => can !== true);
  const evidence = evidenceOf('probe', {
    credential: policyName,
    rights: capabilities
      .filter(({ can }) => can === true)
      .map(({ right }) => right)
      .join(', '),
    missingRights: missing.map(({ right }) => right).join(', '),
  });
  if (missing.length === 0) return pass('rightsComplete', evidence, { policy: policyName });
  const isThrottled = missing.some(({ failure }) => failure?.cause === 'throttled');
  if (isThrottled) return fail('hubThrottles', evidence);
  const isRefusedAltogether = capabilities.every(({ failure }) => failure?.cause === 'unauthorized');
  if (isRefusedAltogether) return fail('credentialRefused', evidence, { policy: policyName });
  const rights = missing.map(({ right }) => right).join(', ');
  return warning('rightsMissing', evidence, { policy: policyName, rights });
}

interface TierFacts {
  /** Null when reading a twin worked, or failed for the sake of the device. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** IoT Hub's number for a feature that basic tiers lack: troubleshoot-error-codes.md names the family 403. */
const notInTier =
  /403010|NotAvailableInCurrentTier|not (?:available|supported) in (?:the )?(?:current|basic) tier|basic SKU/i;

/** Security modules need twins and modules, which the basic tiers do not have (iot-hub-scaling.md). */
export const hubTier = check<CheckContext, TierFacts>({
  checkId: 'hubTier',
  group: 'hub',
  dependsOn: ['hubRights'],
  run: async ({ hub, deviceId }, signal) => {
    try {
      await hub.client.readDeviceTwin(deviceId, signal);
      return { refusal: null };
    } catch (error) {
      if (!(error instanceof HubCallError)) throw error;
      const { cause, serviceCode, serviceMessage } = error.failure;
      if (cause === 'notFound') return { refusal: null };
      if (cause !== 'forbidden' && cause !== 'badRequest') throw error;
      return { refusal: { code: serviceCode ?? '', message: serviceMessage ?? '' } };
    }
  },
  triage: triageTier,
});

export function triageTier({ refusal }: TierFacts): Finding {
  const source = 'GET /twins/{id}';
  if (refusal === null) return pass('tierFits', evidenceOf(source, { problem: null }));
  const problem = `${refusal.code} ${refusal.message}`.trim();
  const evidence = evidenceOf(source, { problem });
  return notInTier.test(problem)
    ? fail('tierBasic', evidence)
    : warning('rightsMissing', evidence, { policy: '', rights: 'ServiceConnect' });
}
