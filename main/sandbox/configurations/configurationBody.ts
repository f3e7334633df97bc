/** Bodies of configuration calls as clients send them, read once and held to the service's rules. */
import { z } from 'zod';
import { isObject } from '../../twin';
import { HubError, type HubErrorName } from '../hubError';
import type { JsonObject, JsonValue } from '../ports';
import { parseCondition, parseQuery } from '../query/parse';
import { QuerySyntaxError } from '../query/querySyntaxError';
import type { ConfigurationKind, ConfigurationPlan } from './configuration';
import { settingPath } from './settings';

/** Sources: MicrosoftDocs/azure-docs iot-hub-automatic-device-management.md, iot-hub-limits.md. */
const longestId = 128;
const mostMetrics = 5;

const texts = z.record(z.string(), z.string());
const contents = z.looseObject({
  deviceContent: z.record(z.string(), z.unknown()).nullish(),
  moduleContent: z.record(z.string(), z.unknown()).nullish(),
  modulesContent: z.record(z.string(), z.unknown()).nullish(),
});
const configurationBody = z.looseObject({
  id: z.string().optional(),
  schemaVersion: z.string().nullish(),
  labels: texts.nullish(),
  content: contents.nullish(),
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

function readContent(given: z.infer<typeof contents>): { kind: ConfigurationKind; content: JsonObject } {
  const { deviceContent, moduleContent, modulesContent } = given;
  if (modulesContent) {
    throw new HubError('NotImplemented', 'The embedded hub deploys nothing to fleets of IoT Edge devices.');
  }
  const content = deviceContent ?? moduleContent;
  if (!content || (deviceContent && moduleContent)) {
    throw refused('InvalidConfigurationContent', 'the content has either deviceContent or moduleContent');
  }
  const wrong = Object.keys(content).find((key) => settingPath(key) === null);
  if (wrong !== undefined) {
    throw refused('InvalidConfigurationContent', `${wrong} is no path of a desired property`);
  }
  // Part of a body that came out of JSON.parse.
  return { kind: deviceContent ? 'devices' : 'modules', content: content as JsonObject };
}

/** What `POST /configurations/testQueries` asks about. */
export interface QueriesToTest {
  readonly targetCondition: string;
  readonly customMetricQueries: Readonly<Record<string, string>>;
}

const testBody = z.looseObject({
  targetCondition: z.string().nullish(),
  customMetricQueries: texts.nullish(),
});

export function testQueries(body: JsonValue | undefined): JsonObject {
  const parsed = testBody.safeParse(body);
  if (!parsed.success) throw refused('ArgumentInvalid', 'the body has no queries to test');
  const { targetCondition, customMetricQueries } = parsed.data;
  const errors = Object.entries(customMetricQueries ?? {}).flatMap(([name, query]): [string, string][] => {
    const mistake = metricMistake(query);
    return mistake ? [[name, mistake]] : [];
  });
  return {
    targetConditionError: targetConditionMistake(targetCondition ?? '', null),
    customMetricQueryErrors: Object.fromEntries(errors),
  };
}

/** Null when there is none; of either kind when none is given. */
function targetConditionMistake(text: string, kind: ConfigurationKind | null): string | null {
  if (text === '' || (text === '*' && kind !== 'modules')) return null;
  return mistakeIn(() => {
    const { from } = parseCondition(text);
    if (from === 'jobs' || (kind !== null && from !== kind)) {
      const wanted = kind === 'modules' ? 'from devices.modules where' : 'about devices';
      return `the target condition is to be ${wanted} …`;
    }
    return null;
  });
}

function metricMistake(text: string): string | null {
  return mistakeIn(() => (parseQuery(text).from === 'jobs' ? 'metrics are about devices or modules' : null));
}

function mistakeIn(look: () => string | null): string | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error.message;
    throw error;
  }
}

/** Desired properties for the modules of one IoT Edge device, and for the device itself. */
export interface DeviceContent {
  readonly device: JsonObject;
  readonly modules: ReadonlyMap<string, JsonObject>;
}

export function readDeviceContent(body: JsonValue | undefined): DeviceContent {
  const parsed = contents.safeParse(body);
  const { deviceContent, modulesContent } = parsed.data ?? {};
  if (!deviceContent && !modulesContent) {
    throw refused('InvalidConfigurationContent', 'there is neither modulesContent nor deviceContent');
  }
  // Parts of a body that came out of JSON.parse.
  const device = (deviceContent ?? {}) as JsonObject;
  const modules = Object.entries((modulesContent ?? {}) as JsonObject).map(
    ([moduleId, content]): [string, JsonObject] => {
      if (isObject(content)) return [moduleId, content];
      throw refused('InvalidConfigurationContent', `the content for ${moduleId} is not an object`);
    },
  );
  for (const [key, value] of [device, ...modules.map(([, content]) => content)].flatMap(Object.entries)) {
    if (settingPath(key) === null && !(key === wholeSection && isObject(value))) {
      throw refused('InvalidConfigurationContent', `${key} is no path of a desired property`);
    }
  }
  return { device, modules: new Map(modules) };
}

/** The key whose value becomes all desired properties. */
export const wholeSection = 'properties.desired';

function refused(codeName: HubErrorName, sentence: string): HubError {
  return new HubError(codeName, `BadRequest: ${sentence}.`);
}
