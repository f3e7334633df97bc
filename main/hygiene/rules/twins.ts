/** Rules about what twins hold. */
import type { FindingCode } from '../../../preload/contract';
import { twinLimits } from '../../twin';
import type { DeviceFacts, SecurityFacts, TwinSize } from '../facts';
import { alert, type DeviceRule, type Remark, recommendation } from './rule';
import { sources } from './sources';

/** A twin this full leaves no room for the next change. */
const fullShare = 0.9;

const limitBytes: Readonly<Record<TwinSize['section'], number>> = {
  tags: twinLimits.tagsBytes,
  desired: twinLimits.desiredBytes,
  reported: twinLimits.reportedBytes,
};

/** `properties` are named with commas between; nothing is named of a configuration that is wrong as a whole. */
function whereFound(
  { modules }: DeviceFacts,
  placesIn: (security: SecurityFacts) => readonly (string | null)[],
): readonly Remark[] {
  return modules.flatMap(({ moduleId, security }) => {
    const places = security === null ? [] : placesIn(security);
    if (places.length === 0) return [];
    const properties = new Set(places.filter((place) => place !== null));
    return [{ moduleId, detail: { properties: [...properties].join(', ') } }];
  });
}

const among =
  (...codes: readonly FindingCode[]) =>
  ({ findings }: SecurityFacts): readonly (string | null)[] =>
    findings.filter(({ code }) => codes.includes(code)).map(({ property }) => property);

export const twinRules: readonly DeviceRule[] = [
  {
    code: 'twinNotParsed',
    severity: 'medium',
    defender: alert('IoT agent attempted and failed to parse the module twin configuration'),
    source: sources.agentAlerts,
    find: (device) => whereFound(device, ({ refused }) => refused),
  },
  {
    code: 'twinConflict',
    severity: 'low',
    defender: recommendation('Security twin configuration conflict'),
    source: sources.agentRecommendations,
    find: (device) => whereFound(device, among('conflictCacheBelowMessage', 'conflictHighAboveLow')),
  },
  {
    code: 'twinNotOptimal',
    severity: 'low',
    defender: recommendation('Security twin configuration not optimal'),
    source: sources.agentRecommendations,
    find: (device) => whereFound(device, among('notOptimalMessageSize')),
  },
  {
    code: 'obsoleteConfiguration',
    severity: 'medium',
    defender: null,
    source: sources.preview,
    find: (device) => whereFound(device, among('obsoleteShape')),
  },
  {
    code: 'oversizeTwin',
    severity: 'medium',
    defender: null,
    source: sources.deviceTwins,
    find: ({ sizes }) =>
      sizes
        .filter(({ section, sizeBytes }) => sizeBytes >= fullShare * limitBytes[section])
        .map(({ moduleId, section, sizeBytes }) => ({
          moduleId,
          detail: { section, sizeBytes, limitBytes: limitBytes[section] },
        })),
  },
];
