/**
 * Automatic configurations: desired properties for every device or module that meets a condition.
 * Source: MicrosoftDocs/azure-docs iot-hub-automatic-device-management.md and the models of azure-iothub.
 */
import type { JsonObject } from '../ports';

export type ConfigurationKind = 'devices' | 'modules';

/** What a client says of it. */
export interface ConfigurationPlan {
  readonly id: string;
  readonly schemaVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly kind: ConfigurationKind;
  /** Keys are paths such as `properties.desired.a.b`. */
  readonly content: JsonObject;
  /** Empty for none. */
  readonly targetCondition: string;
  readonly priority: number;
  readonly metricQueries: Readonly<Record<string, string>>;
}

export interface Configuration extends ConfigurationPlan {
  readonly etag: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly metricResults: Readonly<Record<string, number>>;
}

export interface TargetCounts {
  readonly targeted: number;
  readonly applied: number;
}

/** As REST answers it. */
export function configurationAnswer(configuration: Configuration, counts: TargetCounts): JsonObject {
  const { id, kind, content } = configuration;
  return {
    id,
    schemaVersion: configuration.schemaVersion,
    labels: { ...configuration.labels },
    content: kind === 'devices' ? { deviceContent: content } : { moduleContent: content },
    targetCondition: configuration.targetCondition,
    createdTimeUtc: new Date(configuration.createdMs).toISOString(),
    lastUpdatedTimeUtc: new Date(configuration.updatedMs).toISOString(),
    priority: configuration.priority,
    systemMetrics: {
      results: { targetedCount: counts.targeted, appliedCount: counts.applied },
      queries: { targetedCount: targetedQuery(configuration), appliedCount: appliedQuery(configuration) },
    },
    metrics: { results: { ...configuration.metricResults }, queries: { ...configuration.metricQueries } },
    etag: configuration.etag,
  };
}

const select = {
  devices: 'select deviceId from devices',
  modules: 'select deviceId, moduleId from devices.modules',
} as const;

/** Without a condition the service has no query either (seen in the tests of Azure/azure-iot-cli-extension). */
function targetedQuery({ kind, targetCondition }: Configuration): string {
  if (targetCondition === '') return '';
  if (targetCondition === '*') return select[kind];
  const namesCollection = /^\s*from\s/i.test(targetCondition);
  return namesCollection
    ? `${select[kind].replace(/ from .*/, '')} ${targetCondition.trim()}`
    : `${select[kind]} where ${targetCondition}`;
}

function appliedQuery({ kind, id }: Configuration): string {
  return `${select[kind]} where configurations.[[${id}]].status = 'Applied'`;
}
