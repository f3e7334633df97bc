/** Twins to judge: ordinary ones as a fleet has them, and some as large as IoT Hub lets them be. */
import {
  classicDefaults,
  configurationWrapper,
  securityModuleIds,
  type TwinToJudge,
} from '../../../main/security';
import { objectOf, sectionSizeBytes, twinLimits } from '../../../main/twin';
import type { JsonObject, JsonValue } from '../../../preload/contract';

type Values = Readonly<Record<string, JsonValue>>;

const desiredAt = '2026-03-01T10:00:00.1234567Z';
const reportedAt = '2026-03-01T10:00:08.7654321Z';

function sectionOf(values: Values, at: string): JsonObject {
  const entries = Object.entries(values).filter(([, value]) => value !== null);
  const times = entries.map(([name]): [string, JsonValue] => [
    name,
    { $lastUpdated: at, value: { $lastUpdated: at } },
  ]);
  return {
    [configurationWrapper]: objectOf(entries.map(([name, value]) => [name, { value }])),
    $metadata: { $lastUpdated: at, [configurationWrapper]: { $lastUpdated: at, ...objectOf(times) } },
    $version: 7,
  };
}

function twinOf(desired: Values, reported: Values): TwinToJudge {
  return {
    moduleId: securityModuleIds.classic,
    generation: 'classic',
    desired: sectionOf(desired, desiredAt),
    reported: sectionOf(reported, reportedAt),
    connectionState: 'Connected',
    lastActivityTime: reportedAt,
    readAt: '2026-03-01T10:05:00Z',
  };
}

const changes: readonly Values[] = [
  {},
  { snapshotFrequency: 'PT6H' },
  { highPriorityMessageFrequency: 'PT2M', eventPriorityLogin: 'High', maxMessageSizeInBytes: 100_000 },
  { snapshotFrequency: 'P1W', eventPriorityProcessTerminate: 'Off', highPriorityMesageFrequency: 'PT1M' },
  { maxMessageSizeInBytes: '204800' },
  { ...classicDefaults('csharp'), lowPriorityMessageFrequency: 'PT8H' },
];

/** One of a fleet in which some are as wanted, some drift and some have something wrong with them. */
export function ordinaryTwin(index: number): TwinToJudge {
  const flavour = index % 3 === 0 ? 'csharp' : 'c';
  const desired = changes[index % changes.length] ?? {};
  const taken = index % 5 === 0 ? {} : desired;
  return twinOf(desired, { ...classicDefaults(flavour), ...taken });
}

/** As many entries as the limit of the desired section lets in. */
function filled(start: Values, entry: (index: number) => readonly [string, JsonValue]): TwinToJudge {
  const values: Record<string, JsonValue> = { ...start };
  for (let index = 0; ; index += 1) {
    const [name, value] = entry(index);
    if (sectionSizeBytes(sectionOf({ ...values, [name]: value }, desiredAt)) > twinLimits.desiredBytes) break;
    values[name] = value;
  }
  return twinOf(values, classicDefaults('c'));
}

/** Of 32 KB each: few long texts, nested objects, and so many small properties that their names are most of it. */
export function fullTwins(): readonly TwinToJudge[] {
  const start = Object.fromEntries(
    Object.entries(classicDefaults('csharp')).filter(([, value]) => value !== null),
  );
  return [
    filled(start, (index) => [`note${index}`, 'ñ'.repeat(900)]),
    filled(start, (index) => [`group${index}`, { site: { building: { floor: index, room: 'north' } } }]),
    filled(start, (index) => [`eventPriorityCustom${index}`, 'High']),
  ];
}
