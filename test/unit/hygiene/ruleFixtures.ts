/**
 * For every hygiene rule a fleet that fails and one beside it that passes; a rule without them fails the tests. The rule
 * about keys has its own in keys.test.ts.
 */
import type { DeviceFacts } from '../../../main/hygiene/facts';
import type { FindingCode, HygieneCode } from '../../../preload/contract';
import { daysAgo, deviceOf, minutesAgo, moduleOf, securityOf } from './facts';

export interface RuleFixture {
  readonly code: HygieneCode;
  readonly fails: readonly DeviceFacts[];
  /** What the finding names. */
  readonly finds: readonly string[];
  readonly passes: readonly DeviceFacts[];
}

const sha1 = 'A'.repeat(40);
const sha256 = 'B'.repeat(64);

function one(code: HygieneCode, fails: Partial<DeviceFacts>, passes: Partial<DeviceFacts>): RuleFixture {
  return {
    code,
    fails: [deviceOf({ deviceId: 'faulty', ...fails })],
    finds: ['faulty'],
    passes: [deviceOf({ deviceId: 'sound', ...passes })],
  };
}

function several(
  code: HygieneCode,
  fails: readonly Partial<DeviceFacts>[],
  finds: readonly string[],
  passes: readonly Partial<DeviceFacts>[],
): RuleFixture {
  const named = (devices: readonly Partial<DeviceFacts>[]): DeviceFacts[] =>
    devices.map((changes, index) => deviceOf({ deviceId: `device-${index}`, ...changes }));
  return { code, fails: named(fails), finds, passes: named(passes) };
}

const withModule = (changes: Parameters<typeof moduleOf>[0]) => ({ modules: [moduleOf(changes)] });
const withSecurity = (changes: Parameters<typeof securityOf>[0]) =>
  withModule({ security: securityOf(changes) });
const found = (code: FindingCode) => ({ code, property: null });
const inGroup = (name: string) => ({ groups: [{ moduleId: null, key: 'SecurityGroup', name }] });

export const ruleFixtures: readonly RuleFixture[] = [
  several(
    'sharedThumbprint',
    [{ thumbprints: [sha256] }, { thumbprints: ['C'.repeat(64), sha256.toLowerCase()] }],
    ['device-0', 'device-1'],
    [{ thumbprints: [sha256, sha256] }, { thumbprints: ['C'.repeat(64)] }],
  ),
  several(
    'sharedThumbprint',
    [{ thumbprints: [(sha256.match(/../g) ?? []).join(':')] }, { thumbprints: [sha256] }],
    ['device-0', 'device-1'],
    [{ thumbprints: [''] }, { thumbprints: [''] }],
  ),
  one('sha1Thumbprint', { thumbprints: [sha1] }, { thumbprints: [sha256] }),
  one('neverConnected', { lastActivityAt: null, modules: [] }, { lastActivityAt: daysAgo(300), modules: [] }),
  one(
    'neverConnected',
    { lastActivityAt: null, modules: [] },
    { lastActivityAt: null, modules: [], isEnabled: false },
  ),
  one(
    'neverConnected',
    {
      lastActivityAt: null,
      ...withModule({ lastActivityAt: null, security: securityOf({ reportedAt: null }) }),
    },
    { lastActivityAt: null, ...withModule({ lastActivityAt: null }) },
  ),
  one('neverConnected', { lastActivityAt: null, modules: [] }, { lastActivityAt: null, isConnected: true }),
  one('disabledButActive', { isEnabled: false, isConnected: true }, { isEnabled: false, modules: [] }),
  one(
    'disabledButActive',
    { isEnabled: false, ...withModule({ isConnected: true }) },
    { isEnabled: false, ...withModule({ isConnected: false }) },
  ),
  one(
    'disabledButActive',
    { isEnabled: false, statusChangedAt: daysAgo(2), lastActivityAt: daysAgo(1) },
    { isEnabled: false, statusChangedAt: daysAgo(1), lastActivityAt: daysAgo(2) },
  ),
  one(
    'nearMissModuleId',
    withModule({ moduleId: 'DefenderIoTMicroAgent', security: null }),
    withModule({ moduleId: 'DefenderIotMicroAgent' }),
  ),
  one(
    'nearMissModuleId',
    withModule({ moduleId: 'AzureIoTSecurity', security: null }),
    withModule({ moduleId: 'pumpControl', security: null }),
  ),
  one('orphanModule', withModule({ moduleId: 'filter', managedBy: 'IotEdge', security: null }), {
    isEdge: true,
    ...withModule({ moduleId: 'filter', managedBy: 'IotEdge', security: null }),
  }),
  one(
    'orphanModule',
    withModule({ moduleId: '$edgeAgent', security: null }),
    withModule({ moduleId: 'edgeAgent', security: null }),
  ),
  one(
    'unknownModule',
    withModule({ moduleId: 'trial', security: null, lastActivityAt: null }),
    withModule({ moduleId: 'trial', security: null, lastActivityAt: daysAgo(400) }),
  ),
  one('unknownModule', withModule({ moduleId: 'trial', security: null, lastActivityAt: null }), {
    isEdge: true,
    ...withModule({ moduleId: '$edgeHub', security: null, lastActivityAt: null }),
  }),
  one(
    'agentNeverSeen',
    withModule({ lastActivityAt: null, security: securityOf({ reportedAt: null }) }),
    withModule({ lastActivityAt: daysAgo(1), security: securityOf({ reportedAt: null }) }),
  ),
  one(
    'agentSilent',
    withModule({ lastActivityAt: daysAgo(4), security: securityOf({ reportedAt: daysAgo(9) }) }),
    withModule({ lastActivityAt: daysAgo(9), security: securityOf({ reportedAt: daysAgo(2) }) }),
  ),
  one(
    'agentSilent',
    withModule({ lastActivityAt: null, security: securityOf({ reportedAt: minutesAgo(72 * 60 + 1) }) }),
    withModule({ lastActivityAt: null, security: securityOf({ reportedAt: minutesAgo(72 * 60) }) }),
  ),
  one(
    'agentSilent',
    withModule({ lastActivityAt: daysAgo(4), security: securityOf({ reportedAt: daysAgo(4) }) }),
    {
      isEnabled: false,
      ...withModule({ lastActivityAt: daysAgo(4), security: securityOf({ reportedAt: daysAgo(4) }) }),
    },
  ),
  one(
    'twinNotParsed',
    withSecurity({ refused: ['snapshotFrequency'] }),
    withSecurity({ findings: [found('unknownProperty')] }),
  ),
  one(
    'twinConflict',
    withSecurity({ findings: [found('conflictHighAboveLow')] }),
    withSecurity({ findings: [found('notOptimalMessageSize')] }),
  ),
  one(
    'twinNotOptimal',
    withSecurity({ findings: [found('notOptimalMessageSize')] }),
    withSecurity({ findings: [found('conflictCacheBelowMessage')] }),
  ),
  one(
    'obsoleteConfiguration',
    withSecurity({ findings: [found('obsoleteShape')] }),
    withSecurity({ findings: [found('misspelledWrapper')] }),
  ),
  one(
    'oversizeTwin',
    { sizes: [{ moduleId: null, section: 'tags', sizeBytes: 7373 }] },
    { sizes: [{ moduleId: null, section: 'tags', sizeBytes: 7372 }] },
  ),
  one(
    'oversizeTwin',
    { sizes: [{ moduleId: 'azureiotsecurity', section: 'desired', sizeBytes: 32_768 }] },
    { sizes: [{ moduleId: 'azureiotsecurity', section: 'reported', sizeBytes: 8192 }] },
  ),
  one(
    'securityGroupsDiffer',
    {
      groups: [
        { moduleId: null, key: 'SecurityGroup', name: 'north' },
        { moduleId: 'azureiotsecurity', key: 'securityGroup', name: 'default' },
      ],
    },
    {
      groups: [
        { moduleId: null, key: 'SecurityGroup', name: 'north' },
        { moduleId: 'azureiotsecurity', key: 'securityGroup', name: 'north' },
      ],
    },
  ),
  several(
    'securityGroupSpellings',
    [inGroup('north'), inGroup('North'), inGroup('north')],
    ['device-1'],
    [inGroup('north'), inGroup('south')],
  ),
  several(
    'inconsistentGroup',
    [
      { ...inGroup('north'), ...withSecurity({ fingerprint: 'a' }) },
      { ...inGroup('north'), ...withSecurity({ fingerprint: 'b' }) },
      { ...inGroup('north'), ...withSecurity({ fingerprint: 'a' }) },
    ],
    ['device-1'],
    [
      { ...inGroup('default'), ...withSecurity({ fingerprint: 'a' }) },
      { ...inGroup('default'), ...withSecurity({ fingerprint: 'b' }) },
      { ...inGroup('north'), ...withSecurity({ fingerprint: 'b' }) },
      { ...inGroup('south'), ...withSecurity({ fingerprint: 'a' }) },
    ],
  ),
  one(
    'retiredGeneration',
    withModule({ moduleId: 'azureiotsecurity', security: securityOf({ generation: 'classic' }) }),
    withSecurity({ generation: 'micro' }),
  ),
];
