/** The body of a configuration as clients send it, read once and held to the service's rules. */
import { z } from 'zod';
import type { JsonValue } from '../ports';
import type { ConfigurationPlan } from './configuration';
import { contentBody, readContent } from './contentBody';
import { metricMistake, targetConditionMistake } from './queryMistakes';
import { refused } from './refused';

/** Sources: MicrosoftDocs/azure-docs iot-hub-automatic-device-management.md, iot-hub-limits.md. */
const longestId = 128;
const mostMetrics = 5;

const texts = z.record(z.string(), z.string());
const configurationBody = z.looseObject({
  id: z.string().optional(),
  schemaVersion: z.string().nullish(),
  labels: texts.nullish(),
  content: contentBody.nullish(),
  targetCondition: z.string().nullish(),
  priority: z.number().int().min(0).nullish(),
  metrics: z.looseObject({ queries: texts.nullish() }).nullish(),
});

export function readConfigurationPlan(id: string, body: JsonValue | undefined): ConfigurationPlan {
  const parsed = configurationBody.safeParse(body);
  if (!parsed.success) throw refused('ArgumentInvalid', 'the body is not a configuration');
  const { data } = parsed;
  if ((data.id ?? id) !== id)
    throw refused('ArgumentInvalid', 'the id in the body is not that of the address');
  if (id.length > longestId || /[^\x21-\x7e]|[A-Z&^[\]{}\\|"<>/]/.test(id)) {
    throw refused('ArgumentInvalid', `a configuration id has at most ${longestId} lower-case characters`);
  }
  const { kind, content } = readContent(data.content ?? {});
  const targetCondition = data.targetCondition ?? '';
  const mistake = targetConditionMistake(targetCondition, kind);
  if (mistake) throw refused('InvalidConfigurationTargetCondition', mistake);
  const metricQueries = data.metrics?.queries ?? {};
  if (Object.keys(metricQueries).length > mostMetrics) {
    throw refused('InvalidConfigurationCustomMetricsQuery', `there are more than ${mostMetrics} metrics`);
  }
  for (const [name, query] of Object.entries(metricQueries)) {
    const wrong = metricMistake(query);
    if (wrong) throw refused('InvalidConfigurationCustomMetricsQuery', `${name}: ${wrong}`);
  }
  return {
    id,
    schemaVersion: data.schemaVersion ?? '1.0',
    labels: data.labels ?? {},
    kind,
    content,
    targetCondition,
    priority: data.priority ?? 0,
    metricQueries,
  };
}
