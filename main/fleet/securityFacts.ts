/** A security module's twin, judged and made small enough to keep for each device of a fleet. */
import { createHash } from 'node:crypto';
import type { DriftCause, JsonValue, SecurityVerdict } from '../../preload/contract';
import { type Judgement, judgeTwin, type TwinToJudge } from '../security';
import { isObject, withoutMetadata } from '../twin';
import type { ModuleFacts, SecurityFacts } from './record';

export function securityFactsOf(twin: TwinToJudge): SecurityFacts {
  const judgement = judgeTwin(twin);
  const { configuration, drift, flavour } = judgement;
  const desired = withoutMetadata(twin.desired);
  const reported = withoutMetadata(twin.reported);
  const isSet = Object.keys(configuration.values).length > 0;
  return {
    generation: twin.generation,
    flavour,
    verdict: verdictOf(judgement),
    drift: drift.cause,
    driftCount: drift.count,
    fingerprint: isSet ? fingerprintOf(configuration.values) : null,
    desired,
    reported,
    desiredAt: drift.desiredAt,
    reportedAt: drift.reportedAt,
    desiredBytes: Buffer.byteLength(JSON.stringify(desired)),
    reportedBytes: Buffer.byteLength(JSON.stringify(reported)),
  };
}

const verdictOfCause: Readonly<Record<DriftCause, SecurityVerdict | null>> = {
  applied: null,
  default: null,
  notSupported: null,
  lingering: null,
  rejected: 'rejected',
  notConfirmed: 'rejected',
  reset: 'drifting',
  reportedOnly: 'drifting',
  pending: 'drifting',
  agentSilent: 'silent',
  agentAbsent: 'silent',
};

function verdictOf({ configuration, drift }: Judgement): SecurityVerdict {
  // Under a wrapper of another name agents look at nothing, so no answer of theirs is about this configuration.
  if (configuration.shape === 'obsolete2019' || configuration.shape === 'misspelled') return 'obsolete';
  const isSet = Object.keys(configuration.values).length > 0;
  return verdictOfCause[drift.cause] ?? (isSet ? 'customised' : 'default');
}

/** The same for the same values in any order of keys. */
export function fingerprintOf(values: JsonValue): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(values)))
    .digest('hex')
    .slice(0, 16);
}

function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return keys.map((key): JsonValue => [key, inOrder(value[key] ?? null)]);
}

/** Gravest first. */
const gravity: readonly SecurityVerdict[] = [
  'rejected',
  'drifting',
  'silent',
  'obsolete',
  'customised',
  'default',
];
const driftGravity: readonly DriftCause[] = [
  'rejected',
  'reset',
  'agentAbsent',
  'agentSilent',
  'pending',
  'notConfirmed',
  'reportedOnly',
  'lingering',
  'applied',
  'default',
  'notSupported',
];

/** What follows for a device from those of its modules that were read. */
export interface DeviceSecurity {
  readonly securityModule: 'none' | 'classic' | 'micro' | 'both' | 'nearMiss';
  readonly verdict: SecurityVerdict;
  readonly drift: DriftCause | null;
  readonly fingerprint: string | null;
}

export type ModuleSecurity = Pick<ModuleFacts, 'kind'> & {
  readonly security: Pick<SecurityFacts, 'verdict' | 'drift' | 'fingerprint'> | null;
};

export function deviceSecurityOf(modules: readonly ModuleSecurity[]): DeviceSecurity {
  const of = (kind: ModuleFacts['kind']) => modules.filter((module) => module.kind === kind);
  const [classic, micro] = [of('classic'), of('micro')];
  const security = [...classic, ...micro].flatMap((module) => module.security ?? []);
  const verdicts = new Set(security.map(({ verdict }) => verdict));
  const drifts = new Set(security.map(({ drift }) => drift));
  const hasNearMiss = of('nearMiss').length > 0;
  const securityModule =
    classic.length > 0 && micro.length > 0
      ? 'both'
      : classic.length > 0
        ? 'classic'
        : micro.length > 0
          ? 'micro'
          : hasNearMiss
            ? 'nearMiss'
            : 'none';
  return {
    securityModule,
    verdict: gravity.find((verdict) => verdicts.has(verdict)) ?? verdictWithout(securityModule),
    drift: driftGravity.find((cause) => drifts.has(cause)) ?? null,
    fingerprint: security.find(({ fingerprint }) => fingerprint !== null)?.fingerprint ?? null,
  };
}

function verdictWithout(securityModule: DeviceSecurity['securityModule']): SecurityVerdict {
  if (securityModule === 'none') return 'noModule';
  return securityModule === 'nearMiss' ? 'nearMiss' : 'unknown';
}
