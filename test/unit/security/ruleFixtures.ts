/** For every rule about values: configurations it speaks up for, and like ones it lets pass, for each agent. */
import type { AgentFlavour, FindingCode, Generation, JsonValue } from '../../../preload/contract';
import { agentFlavour } from '../../../preload/contract';

export type Values = Readonly<Record<string, JsonValue>>;

export interface RuleFixture {
  readonly code: FindingCode;
  readonly generation: Generation;
  readonly fails: Values;
  readonly passes: Values;
  /** The agents it holds for; of all others, the values pass. */
  readonly flavours: readonly AgentFlavour[];
  /** What the fix makes of the failing values; null for a finding without one. */
  readonly fixed: Values | null;
}

const all = agentFlavour.options;
const withC: readonly AgentFlavour[] = ['c', 'unknown'];
const ofCsharp: readonly AgentFlavour[] = ['csharpLinux', 'csharpWindows', 'csharp'];

function classic(
  code: FindingCode,
  flavours: readonly AgentFlavour[],
  fails: Values,
  passes: Values,
  fixed: Values | null,
): RuleFixture {
  return { code, generation: 'classic', fails, passes, flavours, fixed };
}

function micro(code: FindingCode, fails: Values, passes: Values, fixed: Values | null): RuleFixture {
  return { code, generation: 'micro', fails, passes, flavours: all, fixed };
}

const hash = 'a'.repeat(64);
const deepValue: JsonValue = JSON.parse(`${'{"a":'.repeat(12)}1${'}'.repeat(12)}`);
const manyTexts = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`note${n}`, 'x'.repeat(4000)]));

export const ruleFixtures: readonly RuleFixture[] = [
  classic(
    'typeMismatch',
    all,
    { maxMessageSizeInBytes: '8192' },
    { maxMessageSizeInBytes: 8192 },
    { maxMessageSizeInBytes: 8192 },
  ),
  classic(
    'typeMismatch',
    all,
    { aggregationEnabledProcessCreate: 'False' },
    { aggregationEnabledProcessCreate: false },
    { aggregationEnabledProcessCreate: false },
  ),
  classic('typeMismatch', all, { eventPriorityLogin: 1 }, { eventPriorityLogin: 'Low' }, {}),
  classic('typeMismatch', all, { hubResourceId: ['a'] }, { hubResourceId: '' }, {}),
  micro('typeMismatch', { Process_Disabled: 'True' }, { Process_Disabled: true }, { Process_Disabled: true }),
  micro('typeMismatch', { Process_Mode: '3' }, { Process_Mode: 3 }, { Process_Mode: 3 }),
  classic('missingValue', all, { snapshotFrequency: null }, { snapshotFrequency: 'PT1H' }, {}),
  classic('missingValue', all, { comment: null }, { comment: 'x' }, {}),
  micro('missingValue', { Baseline_ChecksDisabled: null }, { Baseline_ChecksDisabled: '3.3.5' }, {}),
  classic('badPriority', all, { eventPriorityLogin: 'Medium' }, { eventPriorityLogin: 'Off' }, {}),
  classic(
    'badPriority',
    all,
    { eventPriorityLogin: 'Hgih' },
    { eventPriorityLogin: 'High' },
    { eventPriorityLogin: 'High' },
  ),
  classic(
    'priorityLetterCase',
    all,
    { eventPriorityLogin: 'off' },
    { eventPriorityLogin: 'Off' },
    { eventPriorityLogin: 'Off' },
  ),
  classic('badDuration', all, { snapshotFrequency: 'soon' }, { snapshotFrequency: 'PT1H' }, {}),
  classic(
    'badDuration',
    ofCsharp,
    { snapshotFrequency: 'P1W' },
    { snapshotFrequency: 'P7D' },
    { snapshotFrequency: 'P7D' },
  ),
  classic('badDuration', ['c'], { snapshotFrequency: 'PT90.5S' }, { snapshotFrequency: 'PT90S' }, {}),
  classic('badDuration', ['c'], { snapshotFrequency: 'PT0S' }, { snapshotFrequency: 'PT1S' }, {}),
  classic(
    'durationNotSafe',
    withC,
    { snapshotFrequency: 'P1W' },
    { snapshotFrequency: 'P7D' },
    { snapshotFrequency: 'P7D' },
  ),
  classic(
    'durationNotSafe',
    [...ofCsharp, 'unknown'],
    { snapshotFrequency: 'P60D' },
    { snapshotFrequency: 'P49D' },
    {},
  ),
  classic(
    'durationReadDifferently',
    all,
    { snapshotFrequency: 'P1YT1H' },
    { snapshotFrequency: 'PT1H' },
    null,
  ),
  classic(
    'outOfRange',
    all,
    { maxMessageSizeInBytes: 4096 },
    { maxMessageSizeInBytes: 65_536 },
    { maxMessageSizeInBytes: 8192 },
  ),
  classic(
    'outOfRange',
    all,
    { maxMessageSizeInBytes: 266_240 },
    { maxMessageSizeInBytes: 65_536 },
    { maxMessageSizeInBytes: 262_144 },
  ),
  classic(
    'outOfRange',
    all,
    { maxLocalCacheSizeInBytes: 8191 },
    { maxLocalCacheSizeInBytes: 8192 },
    { maxLocalCacheSizeInBytes: 8192 },
  ),
  classic('edgeOfRange', all, { maxMessageSizeInBytes: 8192 }, { maxMessageSizeInBytes: 12_288 }, null),
  classic(
    'notOptimalMessageSize',
    all,
    { maxMessageSizeInBytes: 200_000 },
    { maxMessageSizeInBytes: 200_704 },
    { maxMessageSizeInBytes: 200_704 },
  ),
  classic(
    'messageMayBlockQueue',
    withC,
    { maxMessageSizeInBytes: 12_288 },
    { maxMessageSizeInBytes: 32_768 },
    { maxMessageSizeInBytes: 32_768 },
  ),
  classic(
    'conflictCacheBelowMessage',
    all,
    { maxLocalCacheSizeInBytes: 102_400 },
    { maxLocalCacheSizeInBytes: 204_800 },
    { maxLocalCacheSizeInBytes: 204_800 },
  ),
  classic(
    'conflictHighAboveLow',
    all,
    { highPriorityMessageFrequency: 'PT6H' },
    { highPriorityMessageFrequency: 'PT5H' },
    { highPriorityMessageFrequency: 'PT5H' },
  ),
  classic('unknownProperty', all, { eventPriorityFileCreate: 'High' }, { eventPriorityLogin: 'High' }, {}),
  micro('unknownProperty', { Antivirus_Disabled: true }, { Process_Disabled: true }, {}),
  classic(
    'unknownPropertyLetterCase',
    all,
    { SnapshotFrequency: 'PT1H' },
    { snapshotFrequency: 'PT1H' },
    { snapshotFrequency: 'PT1H' },
  ),
  micro(
    'unknownPropertyLetterCase',
    { SBOM_Disabled: true },
    { SBoM_Disabled: true },
    { SBoM_Disabled: true },
  ),
  classic(
    'unknownPropertyMisspelled',
    all,
    { highPriorityMesageFrequency: 'PT2M' },
    { highPriorityMessageFrequency: 'PT2M' },
    { highPriorityMessageFrequency: 'PT2M' },
  ),
  classic(
    'unknownPropertyMisspelled',
    all,
    { highPriorityMesageFrequency: 'PT2M', highPriorityMessageFrequency: 'PT3M' },
    {},
    { highPriorityMessageFrequency: 'PT3M' },
  ),
  micro(
    'unknownPropertyMisspelled',
    { 'SystemInformation_ FirmwareVersion': '1' },
    { SystemInformation_FirmwareVersion: '1' },
    { SystemInformation_FirmwareVersion: '1' },
  ),
  classic(
    'neverObeyed',
    ['c'],
    { eventPriorityProcessTerminate: 'High' },
    { eventPriorityProcessCreate: 'High' },
    {},
  ),
  classic(
    'neverObeyed',
    ofCsharp,
    { eventPriorityOperational: 'Off' },
    { eventPriorityDiagnostic: 'Off' },
    {},
  ),
  classic(
    'readWithoutEffect',
    ofCsharp,
    { eventPriorityMessageStatistics: 'Off' },
    { eventPriorityDiagnostic: 'Off' },
    {},
  ),
  classic(
    'readWithoutEffect',
    ['csharpLinux'],
    { eventPriorityProcessTerminate: 'High' },
    { eventPriorityProcessCreate: 'High' },
    {},
  ),
  classic(
    'readWithoutEffect',
    ['csharpWindows'],
    { eventPriorityOSBaseline: 'Off' },
    { eventPriorityLogin: 'Off' },
    {},
  ),
  classic(
    'moot',
    all,
    { aggregationEnabledProcessCreate: false, aggregationIntervalProcessCreate: 'PT2H' },
    { aggregationIntervalProcessCreate: 'PT2H' },
    { aggregationEnabledProcessCreate: false },
  ),
  classic(
    'moot',
    all,
    { eventPriorityConnectionCreate: 'off', aggregationEnabledConnectionCreate: true },
    { eventPriorityConnectionCreate: 'Low', aggregationEnabledConnectionCreate: true },
    { eventPriorityConnectionCreate: 'off' },
  ),
  classic(
    'moot',
    ['c', 'csharpLinux', 'csharp', 'unknown'],
    { baselineCustomChecksFilePath: '/etc/own.xml' },
    {
      baselineCustomChecksEnabled: true,
      baselineCustomChecksFilePath: '/etc/own.xml',
      baselineCustomChecksFileHash: hash,
    },
    {},
  ),
  micro(
    'moot',
    { Process_Disabled: true, Process_CacheSize: 64 },
    { Process_CacheSize: 64 },
    { Process_Disabled: true },
  ),
  micro(
    'moot',
    { Process_Mode: 2, Process_PollingInterval: 5 },
    { Process_Mode: 1, Process_PollingInterval: 5 },
    { Process_Mode: 2 },
  ),
  classic(
    'baselineIncomplete',
    ['c', 'csharpLinux', 'csharp', 'unknown'],
    { baselineCustomChecksEnabled: true, baselineCustomChecksFilePath: '/etc/own.xml' },
    {
      baselineCustomChecksEnabled: true,
      baselineCustomChecksFilePath: '/etc/own.xml',
      baselineCustomChecksFileHash: hash,
    },
    { baselineCustomChecksEnabled: false, baselineCustomChecksFilePath: '/etc/own.xml' },
  ),
  classic(
    'badHash',
    ['c', 'csharpLinux', 'csharp', 'unknown'],
    { baselineCustomChecksFileHash: `${hash.toUpperCase()}  own.xml` },
    { baselineCustomChecksFileHash: hash },
    { baselineCustomChecksFileHash: hash },
  ),
  classic(
    'badHash',
    ['c', 'csharpLinux', 'csharp', 'unknown'],
    { baselineCustomChecksFileHash: 'abc' },
    { baselineCustomChecksFileHash: hash },
    null,
  ),
  classic(
    'pathNotAbsolute',
    ['c', 'csharpLinux', 'csharp', 'unknown'],
    { baselineCustomChecksFilePath: 'own.xml' },
    { baselineCustomChecksFilePath: '/etc/own.xml' },
    null,
  ),
  micro(
    'badFrequency',
    { Login_MessageFrequency: 'low' },
    { Login_MessageFrequency: 'Low' },
    { Login_MessageFrequency: 'Low' },
  ),
  micro('badFrequency', { Login_MessageFrequency: 'Often' }, { Login_MessageFrequency: 'High' }, {}),
  micro(
    'badIntervals',
    { CollectorsCore_PriorityIntervals: '30,60' },
    { CollectorsCore_PriorityIntervals: '30,60,120' },
    {},
  ),
  micro(
    'intervalsNotMultiples',
    { CollectorsCore_PriorityIntervals: '30,70,150' },
    { CollectorsCore_PriorityIntervals: '30,90,180' },
    { CollectorsCore_PriorityIntervals: '30,90,180' },
  ),
  micro('notPositive', { NetworkActivity_CacheSize: 0 }, { NetworkActivity_CacheSize: 1 }, {}),
  micro('badProcessMode', { Process_Mode: 4 }, { Process_Mode: 3 }, {}),
  micro('needsRelease', { FileSystem_Paths: '/etc' }, { NetworkActivity_Devices: 'eth1' }, null),
  micro('needsPamSetUp', { Login_UsePAM: true }, { Login_UsePAM: false }, null),
  classic('twinTooLarge', all, manyTexts, { note: 'x'.repeat(4000) }, null),
  classic('twinTooDeep', all, { note: deepValue }, { note: { a: { b: 1 } } }, null),
  classic('keyNotAllowed', all, { 'a.b': 1 }, { a_b: 1 }, {}),
  classic(
    'stringTooLong',
    all,
    { hubResourceId: 'x'.repeat(4097) },
    { hubResourceId: 'x'.repeat(4096) },
    null,
  ),
  classic('integerOutOfRange', all, { note: 2 ** 52 }, { note: 2 ** 52 - 1 }, null),
];
