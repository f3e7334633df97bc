/** What is wrong with the queries of a configuration, each said with its place. */
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../ports';
import { parseCondition, parseQuery } from '../query/parse';
import { QuerySyntaxError } from '../query/querySyntaxError';
import type { ConfigurationKind } from './configuration';
import { refused } from './refused';

/** Null when there is none; of either kind when none is given. */
export function targetConditionMistake(text: string, kind: ConfigurationKind | null): string | null {
  if (text === '' || (text === '*' && kind !== 'modules')) return null;
  return mistakeIn(() => {
    const { from } = parseCondition(text);
    if (from !== 'jobs' && (kind === null || from === kind)) return null;
    return kind === 'modules'
      ? 'the target condition begins with `from devices.modules where`'
      : 'the target condition is about devices';
  });
}

export function metricMistake(text: string): string | null {
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

const testBody = z.looseObject({
  targetCondition: z.string().nullish(),
  customMetricQueries: z.record(z.string(), z.string()).nullish(),
});

/** The answer to `POST /configurations/testQueries`. */
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
