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

/** The codes are named in the detail: `findings`, with commas between. */
function whereFound(
  { modules }: DeviceFacts,
  codesIn: (security: SecurityFacts) => readonly FindingCode[],
): readonly Remark[] {
  return modules.flatMap(({ moduleId, security }) => {
    const found = security === null ? [] : [...new Set(codesIn(security))];
    return found.length === 0 ? [] : [{ moduleId, detail: { findings: found.join(',') } }];
  });
}

const among =
  (...codes: readonly FindingCode[]) =>
  ({ findings }: SecurityFacts): readonly FindingCode[] =>
    findings.filter((code) => codes.includes(code));

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
