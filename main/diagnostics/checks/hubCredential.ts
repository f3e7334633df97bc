/** What the credential may do at the hub, and what the hub's tier offers. */
import type { Capability, HubFailure } from '../../../preload/contract';
import { HubCallError } from '../../hubs';
import { check, evidenceOf, type Finding, fail, pass, skipped, warning } from '../check';
import type { CheckContext } from '../context';
import { isNotInTier } from '../notInTier';

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
  // What the tier lacks is no right that is missing: `hubTier` says so.
  const missing = capabilities.filter(
    ({ can, failure }) => can !== true && !(failure !== null && isNotInTier(failure)),
  );
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
  readonly failure: HubFailure | null;
  readonly policyName: string;
}

/** Security modules need twins and modules, which the basic tiers do not have (iot-hub-scaling.md). */
export const hubTier = check<CheckContext, TierFacts>({
  checkId: 'hubTier',
  group: 'hub',
  dependsOn: ['hubRights'],
  run: async ({ hub, deviceId }, signal) => {
    const { client, policyName } = hub;
    try {
      await client.readDeviceTwin(deviceId, signal);
      return { failure: null, policyName };
    } catch (error) {
      if (!(error instanceof HubCallError)) throw error;
      const { failure } = error;
      if (failure.cause === 'notFound') return { failure: null, policyName };
      if (isNotInTier(failure) || failure.cause === 'unauthorized' || failure.cause === 'forbidden') {
        return { failure, policyName };
      }
      throw error;
    }
  },
  triage: triageTier,
});

export function triageTier({ failure, policyName }: TierFacts): Finding {
  if (failure === null) return pass('tierFits');
  const { serviceCode, serviceMessage } = failure;
  const problem = [serviceCode, serviceMessage].filter(Boolean).join(' ');
  const evidence = evidenceOf('GET /twins/{id}', { problem });
  // Rights have a check of their own; without this one the tier stays unknown.
  return isNotInTier(failure)
    ? fail('tierBasic', evidence)
    : skipped('rightsMissing', evidence, { policy: policyName, rights: 'ServiceConnect' });
}
