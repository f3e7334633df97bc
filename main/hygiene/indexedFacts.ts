/** The facts of hygiene rules from what the fleet's index keeps. */
import type { AgentFlavour, Generation, JsonObject } from '../../preload/contract';
import type { IndexedDevice } from '../fleet';
import { effectiveClassicConfiguration, findingsFor, readConfiguration, twinFindings } from '../security';
import { sectionSizeBytes } from '../twin';
import type { DeviceFacts, GroupTag, ModuleFacts, SecurityFacts, TwinFinding, TwinSize } from './facts';

type IndexedModule = IndexedDevice['modules'][number];
type IndexedSecurity = NonNullable<IndexedModule['security']>;
type Verdict = Pick<SecurityFacts, 'findings' | 'refused'> & { readonly desiredBytes: number };

/** A fleet has a handful of configurations, each on many devices: what was judged once is known for the next. */
const mostRemembered = 20_000;

/** Returns the function that makes facts; use it for one fleet. */
export function createFactMaker(): (device: IndexedDevice) => DeviceFacts {
  const judged = new Map<string, Verdict>();

  function verdictOn(moduleId: string, { generation, flavour, desired }: IndexedSecurity): Verdict {
    const key = `${generation} ${flavour} ${JSON.stringify(desired)}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const verdict = judge(moduleId, generation, flavour, desired);
    if (judged.size >= mostRemembered) judged.clear();
    judged.set(key, verdict);
    return verdict;
  }

  function moduleFacts(module: IndexedModule): { readonly facts: ModuleFacts; readonly sizes: TwinSize[] } {
    const { moduleId, managedBy, connectionState, lastActivityTime, security } = module;
    const common = {
      moduleId,
      managedBy,
      isConnected: connectionState === 'Connected',
      lastActivityAt: lastActivityTime,
    };
    if (security === null) return { facts: { ...common, security: null }, sizes: [] };
    const { findings, refused, desiredBytes } = verdictOn(moduleId, security);
    const { generation, reportedAt, fingerprint, reported } = security;
    return {
      facts: {
        ...common,
        security: { generation, findings, refused, reportedAt, fingerprint: fingerprint ?? '' },
      },
      sizes: [
        { moduleId, section: 'desired', sizeBytes: desiredBytes },
        { moduleId, section: 'reported', sizeBytes: sectionSizeBytes(reported) },
      ],
    };
  }

  return ({ device, modules }) => {
    const judgedModules = modules.map(moduleFacts);
    return {
      deviceId: device.deviceId,
      isEnabled: device.status === 'enabled',
      statusChangedAt: device.statusUpdatedAt,
      isConnected: device.connectionState === 'Connected',
      lastActivityAt: device.lastActivityTime,
      isEdge: device.isEdge,
      thumbprints: [device.thumbprints.primary, device.thumbprints.secondary].filter((each) => each !== null),
      groups: [...groupTagsIn(device.tags), ...modules.flatMap(groupTagOf)],
      sizes: [
        { moduleId: null, section: 'tags', sizeBytes: sectionSizeBytes(device.tags) },
        ...judgedModules.flatMap(({ sizes }) => sizes),
      ],
      modules: judgedModules.map(({ facts }) => facts),
    };
  };
}

function judge(
  moduleId: string,
  generation: Generation,
  flavour: AgentFlavour,
  desired: JsonObject,
): Verdict {
  const configuration = readConfiguration(generation, desired);
  const ofValues = findingsFor(generation, configuration.values, flavour);
  const ofTwin = twinFindings(moduleId, generation, desired, configuration);
  // No agent looks at values under a wrapper of another name.
  const isRead = configuration.shape === 'current' || configuration.shape === 'unreadable';
  const findings = [...(isRead ? ofValues : []), ...ofTwin];
  return {
    findings: findings.map(({ code, property }): TwinFinding => ({ code, property })),
    refused: refusedProperties(generation, flavour, desired, findings),
    desiredBytes: sectionSizeBytes(desired),
  };
}

/** The wrapper as a whole counts as one that has no name. */
function refusedProperties(
  generation: Generation,
  flavour: AgentFlavour,
  desired: JsonObject,
  findings: ReturnType<typeof findingsFor>,
): readonly string[] {
  if (generation === 'micro') {
    return findings.filter(({ severity }) => severity === 'error').map(({ property }) => property ?? '');
  }
  const effective = effectiveClassicConfiguration(flavour, desired);
  if (effective.kind === 'accepted') return [];
  const properties = effective.findings.map(({ property }) => property ?? '');
  return properties.length > 0 ? properties : [''];
}

/** In every letter case: which of them custom alerts go by is written in two ways. */
function groupTagsIn(tags: JsonObject): readonly GroupTag[] {
  return Object.entries(tags).flatMap(([key, name]) =>
    key.toLowerCase() === 'securitygroup' && typeof name === 'string' && name.trim() !== ''
      ? [{ moduleId: null, key, name }]
      : [],
  );
}

function groupTagOf({ moduleId, securityGroup }: IndexedModule): readonly GroupTag[] {
  return securityGroup === null ? [] : [{ moduleId, key: 'securityGroup', name: securityGroup }];
}
